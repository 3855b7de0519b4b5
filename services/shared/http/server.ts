import type { Server } from 'node:http';
import Fastify, { type FastifyHttpOptions, type FastifyInstance } from 'fastify';
import type { Config } from '../env.ts';
import { LeadstreamError, messageOf } from '../errors.ts';
import { answerBadUrl, answerUnreadable, rememberAnswers } from './unreadable-request.ts';

/** 75 s: longer than the 60 s of usual load balancers, so that they are the ones to close an idle connection. */
const KEEP_ALIVE_MS = 75_000;
/** 10 s for a request's head, of a few kilobytes. */
const HEADERS_TIMEOUT_MS = 10_000;

/** Of every answer that is no page: it is what its type says, and nobody keeps it. */
export const DATA_HEADERS = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' } as const;

/**
 * A server that bounds what reaches it, not listening yet: head and body must arrive in time, `X-Forwarded-For` counts from named proxies only, and
 * connections beyond the bound are closed as they come, since each costs memory before it has said anything.
 * @param headers of every answer
 */
export function createHttpServer(
  { requestTimeoutMs, maxConnections, trustedProxies }: Config['http'],
  { http, ...options }: FastifyHttpOptions<Server> = {},
  headers: Readonly<Record<string, string>> = DATA_HEADERS,
): FastifyInstance {
  const app = Fastify({
    logger: false,
    clientErrorHandler: answerUnreadable,
    frameworkErrors: (error, _request, reply) => answerBadUrl(error, reply),
    keepAliveTimeout: KEEP_ALIVE_MS,
    requestTimeout: requestTimeoutMs,
    trustProxy: trustedProxies.length > 0 ? trustedProxies : false,
    http: {
      headersTimeout: Math.min(HEADERS_TIMEOUT_MS, requestTimeoutMs),
      // How late a slow request may be noticed.
      connectionsCheckingInterval: Math.min(1_000, requestTimeoutMs),
      ...http,
    },
    ...options,
  });
  rememberAnswers(app.server);
  app.server.maxConnections = maxConnections;
  app.addHook('onRequest', async (_request, reply) => void reply.headers(headers));
  return app;
}

/**
 * Listens.
 * @param variable that names the port
 * @returns the address
 * @throws LeadstreamError `PORT_TAKEN`
 */
export async function listen(app: FastifyInstance, host: string, port: number, variable: string): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (cause) {
    const message = `cannot listen on ${host}:${port} (${variable}): ${messageOf(cause)}`;
    throw new LeadstreamError('PORT_TAKEN', message, { cause });
  }
}
