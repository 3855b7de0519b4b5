import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { LeadstreamError, messageOf } from '../errors.ts';
import { withoutRoute } from './allowed-methods.ts';
import { createMetricsDoor, DATA_HEADERS, DOOR_CLOSED } from './metrics-door.ts';
import { PROBLEM_TYPE, problemBody } from './problem.ts';
import { answerUnreadable } from './unreadable-request.ts';

const METHODS: readonly string[] = ['GET', 'HEAD'];

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
  const json = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) => ({
    status,
    headers: { 'content-type': status < 400 ? 'application/json' : PROBLEM_TYPE, ...headers },
    text: JSON.stringify(body),
  });
  const mayPass = createMetricsDoor(options.metricsToken);
  const known = new Set(['/healthz', '/readyz', '/metrics', ...Object.keys(options.routes ?? {})]);
  async function answer(method: string, path: string, authorization: string | undefined) {
    if (!mayPass(path, authorization)) return json(401, problemBody(DOOR_CLOSED), { 'www-authenticate': 'Bearer' });
    if (!known.has(path) || !METHODS.includes(method)) {
      const problem = withoutRoute(method, path, known.has(path) ? METHODS : []);
      return json(problem.status, problemBody(problem), problem.status === 405 ? { allow: METHODS.join(', ') } : {});
    }
    if (path === '/healthz') return json(200, { status: 'ok' });
    if (path === '/readyz') {
      const readiness = await options.ready();
      return json(readiness.ready ? 200 : 503, readiness, { 'content-type': 'application/json' });
    }
    const route = options.routes?.[path];
    if (route) return json(200, await route());
    const headers = { 'content-type': options.registry.contentType };
    return { status: 200, headers, text: await options.registry.metrics() };
  }
  const server = createServer((request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    answer(method, url.split('?')[0] ?? '/', headers.authorization)
      .catch((error: unknown) => json(503, problemBody({ status: 503, code: 'unavailable', detail: messageOf(error) })))
      .then((answered) =>
        response
          .writeHead(answered.status, { ...DATA_HEADERS, ...answered.headers })
          .end(method === 'HEAD' ? '' : answered.text),
      );
  });
  server.on('clientError', answerUnreadable);
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
