import Fastify, { type FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Config } from '../shared/env.ts';
import { rememberMethods } from '../shared/http/allowed-methods.ts';
import { addMetricsDoor } from '../shared/http/metrics-door.ts';
import { addOpenApi } from '../shared/http/openapi.ts';
import type { Readiness } from '../shared/http/operations.ts';
import { boundConnections, httpBounds } from '../shared/http/server.ts';
import { answerError, answerNoRoute } from './answer-error.ts';
import type { AccessLog } from './audit/access-log.ts';
import { noteRequests } from './audit/note-requests.ts';
import { addProtocol } from './protocol/routes.ts';
import type { ViewerQueries } from './protocol/viewer-queries.ts';
import { addReports, type ReportsOptions } from './reports/routes.ts';

export interface ServerOptions extends ReportsOptions {
  database: string;
  queries: ViewerQueries;
  http: Config['http'];
  metricsToken: string | undefined;
  accessLog: AccessLog;
  ready: () => Promise<Readiness>;
  registry: Registry;
}

/** The HTTP API of the gateway (docs/contract/running.md, "HTTP"), not listening yet. */
export function createServer(options: ServerOptions): FastifyInstance {
  const { registry } = options;
  const app = Fastify(httpBounds(options.http));
  boundConnections(app, options.http);
  const methodsOf = rememberMethods(app);
  addMetricsDoor(app, options.metricsToken);
  noteRequests(app, options.accessLog, options.now);
  addReports(app, options);
  addProtocol(app, options);
  addOpenApi(app, 'gateway');
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const readiness = await options.ready();
    return reply.code(readiness.ready ? 200 : 503).send(readiness);
  });
  app.get('/metrics', async (_request, reply) =>
    reply.header('content-type', registry.contentType).send(await registry.metrics()),
  );
  app.setNotFoundHandler((request, reply) => answerNoRoute(reply, request, methodsOf));
  app.setErrorHandler((error, _request, reply) => answerError(reply, error, options.log));
  return app;
}
