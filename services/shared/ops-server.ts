import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { LeadstreamError, messageOf } from './errors.ts';
import { createMetricsDoor, DATA_HEADERS, DOOR_CLOSED } from './metrics-door.ts';

/** What `/readyz` answers: ready, or why not. */
export type Readiness = { ready: true } | { ready: false; reason: string };

export interface OpsServerOptions {
  port: number;
  host: string;
  registry: Registry;
  ready: () => Readiness | Promise<Readiness>;
  /** `METRICS_TOKEN` */
  metricsToken?: string | undefined;
  /** Further GET routes answering JSON, by path. */
  routes?: Record<string, () => Promise<unknown>>;
}

/** Registry with process metrics (CPU, memory, event loop lag) under the service's label. */
export function createRegistry(service: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  return registry;
}

/**
 * `/healthz` (alive), `/readyz` (able to work), `/metrics` (Prometheus) and JSON routes for a service without an HTTP API of its own.
 * @throws LeadstreamError `PORT_TAKEN`
 */
export async function startOpsServer(options: OpsServerOptions): Promise<Server> {
  const json = (status: number, body: unknown) => ({ status, type: 'application/json', text: JSON.stringify(body) });
  const mayPass = createMetricsDoor(options.metricsToken);
  async function answer(path: string, authorization: string | undefined) {
    if (!mayPass(path, authorization)) return json(401, DOOR_CLOSED);
    if (path === '/healthz') return json(200, { status: 'ok' });
    if (path === '/readyz') {
      const readiness = await options.ready();
      return json(readiness.ready ? 200 : 503, readiness);
    }
    if (path === '/metrics')
      return { status: 200, type: options.registry.contentType, text: await options.registry.metrics() };
    const route = options.routes?.[path];
    return route ? json(200, await route()) : json(404, { error: { code: 'not_found', message: 'no such path' } });
  }
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    answer(path, request.headers.authorization)
      .catch((error: unknown) => json(503, { error: { code: 'unavailable', message: messageOf(error) } }))
      .then(({ status, type, text }) =>
        response.writeHead(status, { ...DATA_HEADERS, 'content-type': type }).end(text),
      );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new LeadstreamError('PORT_TAKEN', `cannot listen on ${options.host}:${options.port}: ${messageOf(cause)}`, {
          cause,
        }),
      ),
    );
    server.listen(options.port, options.host, resolve);
  });
  return server;
}
