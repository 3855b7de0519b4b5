import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import { discardRest } from '../shared/discard-rest.ts';
import type { Config } from '../shared/env.ts';
import { boundConnections, httpBounds } from '../shared/http-bounds.ts';
import type { Logger } from '../shared/log.ts';
import { addMetricsDoor } from '../shared/metrics-door.ts';
import type { Readiness } from '../shared/ops-server.ts';
import type { Door } from './door.ts';
import { HttpError } from './http-error.ts';
import type { Limits } from './limits.ts';
import type { Metrics } from './metrics.ts';
import type { Receiver } from './receive.ts';
import type { Watermark } from './watermark.ts';

export interface ServerOptions {
  door: Door;
  receive: Receiver;
  ready: () => Readiness;
  watermark: Watermark;
  registry: Registry;
  metrics: Metrics;
  limits: Limits;
  http: Config['http'];
  metricsToken?: string | undefined;
  log: Logger;
}

/** 1 MiB: what a client without a key may have on its way when it is refused, so that it reads the answer and not a reset. */
const MOST_DISCARDED_BYTES = 1024 * 1024;

/** The HTTP API of ingest (running.md, "HTTP"), not listening yet. */
export function createServer(options: ServerOptions): FastifyInstance {
  const { limits, metrics, registry } = options;
  const app = Fastify(httpBounds(options.http));
  boundConnections(app, options.http);
  addMetricsDoor(app, options.metricsToken);
  // Bodies stay unread here: receive.ts reads them bounded by bytes inflated and bytes in flight.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));

  async function enter(request: FastifyRequest) {
    try {
      return await options.door(request);
    } catch (error) {
      // Of this bound and that for whoever holds a key, below, the tighter one holds.
      discardRest(request.raw, MOST_DISCARDED_BYTES);
      throw error;
    }
  }

  app.post('/v1/events', async (request, reply) => {
    const endTimer = metrics.seconds.startTimer();
    const { lenient } = queryOf(request.url);
    try {
      const grant = await enter(request);
      const receipt = await options.receive(request.raw, grant, lenient);
      const status = receipt.accepted === 0 && receipt.rejected.length > 0 ? 400 : 202;
      return await reply.code(status).send(receipt);
    } catch (error) {
      discardRest(request.raw, limits.maxBodyBytes * 4, options.http.requestTimeoutMs);
      return await answerError(reply, error, options.log);
    } finally {
      metrics.requests.inc({ status: reply.statusCode });
      endTimer();
    }
  });
  app.get('/v1/watermark', async (_request, reply) => {
    const readiness = options.ready();
    const known = options.watermark.toJson();
    if (Object.keys(known.topics).length > 0) return known;
    return answerError(reply, new HttpError(503, 'kafka_unavailable', notYet(readiness), 1), options.log);
  });
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const readiness = options.ready();
    return reply.code(readiness.ready ? 200 : 503).send(readiness);
  });
  app.get('/metrics', async (_request, reply) =>
    reply.header('content-type', registry.contentType).send(await registry.metrics()),
  );
  app.setNotFoundHandler((_request, reply) =>
    answerError(reply, new HttpError(404, 'not_found', 'no such path'), options.log),
  );
  app.setErrorHandler((error, _request, reply) => answerError(reply, error, options.log));
  return app;
}

const notYet = (readiness: Readiness) => (readiness.ready ? 'offsets are not known yet' : readiness.reason);

function queryOf(url: string): { lenient: boolean } {
  return { lenient: new URL(url, 'http://ingest').searchParams.get('lenient') === 'true' };
}

/** Whole-request errors: `{"error": {"code", "message"}}`. What is unexpected is logged, and not told. */
function answerError(reply: FastifyReply, error: unknown, log: Logger) {
  if (error instanceof HttpError) {
    if (error.retryAfterS !== undefined) reply.header('retry-after', String(error.retryAfterS));
    if (error.status === 401) reply.header('www-authenticate', 'Bearer');
    return reply.code(error.status).send({ error: { code: error.code, message: error.message } });
  }
  if (isClientError(error)) {
    return reply.code(error.statusCode).send({ error: { code: 'bad_request', message: error.message } });
  }
  log.error({ error: error instanceof Error ? error.stack : String(error) }, 'request failed');
  return reply.code(500).send({ error: { code: 'internal', message: 'ingest failed: see its log' } });
}

/** What Fastify itself finds wrong with a request, e.g. a Content-Type that is none. */
function isClientError(error: unknown): error is Error & { statusCode: number } {
  if (!(error instanceof Error) || !('statusCode' in error)) return false;
  return typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500;
}
