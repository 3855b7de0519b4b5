import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { Counter, Histogram, type Registry } from 'prom-client';
import { rememberMethods, withoutRoute } from '../../shared/http/allowed-methods.ts';
import { sendProblem } from '../../shared/http/answer-error.ts';
import { createHostCheck, type Origin } from '../../shared/http/hosts.ts';
import { HttpError } from '../../shared/http/http-error.ts';
import { createMetricsDoor, DOOR_CLOSED } from '../../shared/http/metrics-door.ts';
import type { Readiness } from '../../shared/http/operations.ts';
import { answerBadUrl, answerUnreadable, rememberAnswers } from '../../shared/http/unreadable-request.ts';
import type { Logger } from '../../shared/log.ts';
import type { Catalogue } from '../dashboards/catalogue.ts';
import type { Settings } from '../model/schema/api.ts';
import type { Limits } from '../query/limits.ts';
import type { Reports } from '../query/reports.ts';
import type { Texts } from '../texts/en.ts';
import { answerError } from './answer-error.ts';
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
  metricsToken?: string | undefined;
  limits: Limits;
  ready: () => Promise<Readiness>;
  registry: Registry;
  log: Logger;
}

/** 75 s: longer than the 60 s of usual load balancers, so that they are the ones to close an idle connection. */
const KEEP_ALIVE_MS = 75_000;
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
  const app = Fastify({
    logger: false,
    bodyLimit: options.limits.maxBodyBytes,
    keepAliveTimeout: KEEP_ALIVE_MS,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 500 },
    clientErrorHandler: answerUnreadable,
    frameworkErrors: (error, _request, reply) => answerBadUrl(error, reply),
  });
  rememberAnswers(app.server);
  const methodsOf = rememberMethods(app);
  const { checkHost, checkSite } = createHostCheck(options.hosts, 'this host name is not among BOARD_HOSTS');

  // Fastify also reads text/plain, which a page of another site may send without being asked first.
  app.removeContentTypeParser('text/plain');
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(SECURITY_HEADERS);
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
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const readiness = await options.ready();
    return reply.code(readiness.ready ? 200 : 503).send(readiness);
  });
  const mayPass = createMetricsDoor(options.metricsToken);
  app.get('/metrics', async (request, reply) => {
    if (!mayPass('/metrics', request.headers.authorization))
      return sendProblem(reply.header('www-authenticate', 'Bearer'), DOOR_CLOSED);
    return reply.header('content-type', registry.contentType).send(await registry.metrics());
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    const allowed = methodsOf(path);
    const { status, code, detail } = withoutRoute(request.method, path, allowed);
    if (allowed.length > 0) reply.header('allow', allowed.join(', '));
    return answerError(reply, new HttpError(status, code, detail), log);
  });
  app.setErrorHandler((error, _request, reply) => answerError(reply, error, log));
  return app;
}
