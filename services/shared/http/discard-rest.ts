import type { IncomingMessage } from 'node:http';

/** 5 s: time for a client to notice that it has its answer. */
const DISCARD_MS = 5_000;

/**
 * Reads on into nothing after a refusal, so that the client gets to read the answer instead of a reset; cut off at `maxBytes`, and after five
 * seconds: who was refused holds no connection by sending slowly.
 */
export function discardRest(request: IncomingMessage, maxBytes: number, withinMs: number = DISCARD_MS): void {
  if (request.readableEnded || request.destroyed) return;
  let bytes = 0;
  const cut = setTimeout(() => request.destroy(), withinMs);
  cut.unref();
  request.once('close', () => clearTimeout(cut));
  request.once('end', () => clearTimeout(cut));
  // A turn later: until then Node does not know that an iterator has let go of the stream, and resume() would do nothing.
  setImmediate(() => {
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) request.destroy();
    });
    request.on('error', () => {});
    request.resume();
  });
}
