import type { Server } from 'node:http';
import type { FastifyHttpOptions, FastifyInstance } from 'fastify';
import type { Config } from '../env.ts';
import { answerBadUrl, answerUnreadable, rememberAnswers } from './unreadable-request.ts';

/** 75 s: longer than the 60 s of usual load balancers, so that they are the ones to close an idle connection. */
const KEEP_ALIVE_MS = 75_000;
/** 10 s for a request's head, of a few kilobytes. */
const HEADERS_TIMEOUT_MS = 10_000;

/** How a server of ours bounds what reaches it: head and body must arrive in time, and `X-Forwarded-For` counts from named proxies only. */
export function httpBounds({ requestTimeoutMs, trustedProxies }: Config['http']): FastifyHttpOptions<Server> {
  return {
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
    },
  };
}

/** Connections beyond the bound are closed as they come: each costs memory before it has said anything. None is answered twice for one request. */
export function boundConnections(app: FastifyInstance, { maxConnections }: Config['http']): void {
  rememberAnswers(app.server);
  app.server.maxConnections = maxConnections;
}
