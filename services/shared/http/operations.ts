import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { createSecretList } from '../config/secrets.ts';
import type { Config } from '../env.ts';
import { messageOf } from '../errors.ts';
import type { Logger } from '../log.ts';
import { answerErrors, sendProblem } from './answer-error.ts';
import { HttpError } from './http-error.ts';
import { createHttpServer, listen } from './server.ts';

/** What `/readyz` answers: ready, or why not. */
export type Readiness = { ready: true } | { ready: false; reason: string };

export interface OperationsOptions {
  registry: Registry;
  ready: () => Readiness | Promise<Readiness>;
  /** `METRICS_TOKEN` */
  metricsToken?: string | undefined;
}

/** What Prometheus and `leadstream wait` read: figures of the installation, no data of its customers. */
const GUARDED = new Set(['/metrics', '/v1/watermark']);
const NEEDS_TOKEN = { status: 401, code: 'unauthorized', detail: 'needs Authorization: Bearer METRICS_TOKEN' };

/** Registry with process metrics (CPU, memory, event loop lag) under the service's label. */
export function createRegistry(service: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  return registry;
}

/**
 * Every service's `/healthz` (alive), `/readyz` (able to work) and `/metrics` (Prometheus), and the token that figures are asked with. Call it before
 * other hooks are added: whoever has no token learns nothing else.
 */
export function addOperations(app: FastifyInstance, { registry, ready, metricsToken }: OperationsOptions): void {
  const isToken = createSecretList(metricsToken === undefined ? [] : [metricsToken]);
  app.addHook('onRequest', async ({ routeOptions, headers }, reply) => {
    if (metricsToken === undefined || !GUARDED.has(routeOptions.url ?? '')) return undefined;
    const given = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
    if (given !== undefined && isToken(given)) return undefined;
    return await sendProblem(reply.header('www-authenticate', 'Bearer'), NEEDS_TOKEN);
  });
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const readiness = await ready();
    return reply.code(readiness.ready ? 200 : 503).send(readiness);
  });
  app.get('/metrics', async (_request, reply) =>
    reply.header('content-type', registry.contentType).send(await registry.metrics()),
  );
}

export interface OperationsServerOptions extends OperationsOptions {
  service: string;
  config: Pick<Config, 'bindHost' | 'ports' | 'http'>;
  log: Logger;
  /** `GET /v1/watermark` */
  watermark?: () => Promise<unknown>;
}

/**
 * Listens on `METRICS_PORT` for a service without an HTTP API.
 * @throws LeadstreamError `PORT_TAKEN`
 */
export async function startOperationsServer({ service, config, log, watermark, ...options }: OperationsServerOptions) {
  const app = createHttpServer(config.http);
  answerErrors(app, { service, log });
  addOperations(app, options);
  if (watermark) {
    app.get('/v1/watermark', async () => {
      try {
        return await watermark();
      } catch (error) {
        throw new HttpError(503, 'unavailable', messageOf(error));
      }
    });
  }
  const url = await listen(app, config.bindHost, config.ports.metrics, 'METRICS_PORT');
  return { url, close: () => app.close() };
}
