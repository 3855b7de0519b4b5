import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, Histogram, type Registry } from 'prom-client';
import type { Config } from '../../shared/env.ts';
import { answerErrors } from '../../shared/http/answer-error.ts';
import { createHostCheck, type Origin } from '../../shared/http/hosts.ts';
import { addOperations, type Readiness } from '../../shared/http/operations.ts';
import { createHttpServer } from '../../shared/http/server.ts';
import type { Logger } from '../../shared/log.ts';
import type { Catalogue } from '../dashboards/catalogue.ts';
import type { Settings } from '../model/api.ts';
import type { Limits } from '../query/limits.ts';
import type { Reports } from '../query/reports.ts';
import type { Texts } from '../texts/texts.ts';
import { addApiRoutes } from './api-routes.ts';
import { type Assets, addPageRoutes } from './page.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

export interface ServerOptions {
  /** What the browser is told of the installation. */
  settings: Settings & { texts: Texts };
  catalogue: Catalogue;
  reports: Reports;
  assets: Assets;
  hosts: readonly string[];
  http: Config['http'];
  metricsToken?: string | undefined;
  limits: Limits;
  ready: () => Promise<Readiness>;
  registry: Registry;
  log: Logger;
}

/** Probes and scrapers come under any name; what they get says nothing of the data. */
const OPS = new Set(['/healthz', '/readyz', '/metrics']);

const header = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
};

const originOf = (request: FastifyRequest): Origin => ({
  host: request.headers.host,
  origin: header(request, 'origin'),
  fetchSite: header(request, 'sec-fetch-site'),
});

/** Labels hold no text that a browser chooses: `route` is the pattern, not the address. */
function createMetrics(registry: Registry) {
  const registers = [registry];
  return {
    requests: new Counter({
      name: 'leadstream_board_requests_total',
      help: 'Requests by route and status',
      labelNames: ['route', 'status'] as const,
      registers,
    }),
    seconds: new Histogram({
      name: 'leadstream_board_request_seconds',
      help: 'Time to answer a request',
      labelNames: ['route'] as const,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
  };
}

/** The HTTP interface of the board (services/board/README.md, "Interface"), not listening yet. */
export function createServer(options: ServerOptions): FastifyInstance {
  const { registry, log } = options;
  const metrics = createMetrics(registry);
  const own = { bodyLimit: options.limits.maxBodyBytes, routerOptions: { maxParamLength: 500 } };
  const app = createHttpServer(options.http, own, SECURITY_HEADERS);
  // The page shows the member `error`.
  answerErrors(app, { service: 'the board', log, members: ({ detail }) => ({ error: detail }) });
  addOperations(app, { registry, ready: options.ready, metricsToken: options.metricsToken });
  const { checkHost, checkSite } = createHostCheck(options.hosts, 'this host name is not among BOARD_HOSTS');

  // Fastify also reads text/plain, which a page of another site may send without being asked first.
  app.removeContentTypeParser('text/plain');
  app.addHook('onRequest', async (request) => {
    const route = request.routeOptions.url ?? '';
    if (OPS.has(route)) return;
    checkHost(originOf(request));
    if (route.startsWith('/api/')) checkSite(originOf(request));
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.requests.inc({ route, status: reply.statusCode });
    metrics.seconds.observe({ route }, reply.elapsedTime / 1_000);
  });

  addPageRoutes(app, options);
  addApiRoutes(app, options);
  return app;
}
