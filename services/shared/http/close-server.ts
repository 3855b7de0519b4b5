import type { FastifyInstance } from 'fastify';

/** Finishes the requests that are being answered, then closes; what still sends after `cutAfterMs` is cut off. */
export async function closeServer(app: FastifyInstance, cutAfterMs: number): Promise<void> {
  // Node closes the connections that are idle at that moment; one that becomes idle later would be kept for the whole keep-alive time.
  const idle = setInterval(() => app.server.closeIdleConnections(), 50);
  const cut = setTimeout(() => app.server.closeAllConnections(), cutAfterMs);
  try {
    await app.close();
  } finally {
    clearInterval(idle);
    clearTimeout(cut);
  }
}
