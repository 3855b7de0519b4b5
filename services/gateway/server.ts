import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Config } from '../shared/env.ts';
import { answerErrors } from '../shared/http/answer-error.ts';
import { addOpenApi } from '../shared/http/openapi.ts';
import { addOperations, type Readiness } from '../shared/http/operations.ts';
import { createHttpServer } from '../shared/http/server.ts';
import type { AccessLog } from './audit/access-log.ts';
import { noteRequests } from './audit/note-requests.ts';
import { addProtocol } from './protocol/routes.ts';
import type { ViewerQueries } from './protocol/viewer-queries.ts';
import { errorAnswers } from './reports/error-answers.ts';
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
  const app = createHttpServer(options.http);
  answerErrors(app, errorAnswers(options.log));
  addOperations(app, options);
  noteRequests(app, options.accessLog, options.now);
  addReports(app, options);
  addProtocol(app, options);
  addOpenApi(app, 'gateway');
  return app;
}
