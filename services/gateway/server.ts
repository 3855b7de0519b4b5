import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import type { MetricView } from '../../clickhouse/catalogue.ts';
import { rememberMethods } from '../shared/allowed-methods.ts';
import type { Config } from '../shared/env.ts';
import { boundConnections, httpBounds } from '../shared/http-bounds.ts';
import { HttpError } from '../shared/http-error.ts';
import type { Logger } from '../shared/log.ts';
import { addMetricsDoor } from '../shared/metrics-door.ts';
import type { Readiness } from '../shared/ops-server.ts';
import { answerError, answerNoRoute } from './answer-error.ts';
import type { Answers } from './answers.ts';
import type { AccessLog } from './audit/access-log.ts';
import { noteError, noteRequests } from './audit/note-requests.ts';
import { type Identifier, loginOf } from './identity/identify.ts';
import { callerOf } from './identity/request-caller.ts';
import type { Share } from './limits/engine-settings.ts';
import type { Lanes } from './limits/lanes.ts';
import { untilSent } from './limits/until-sent.ts';
import type { Limits } from './limits.ts';
import type { Metrics } from './metrics.ts';
import { type Call, parseCall } from './parameters.ts';
import { addProtocol } from './protocol/routes.ts';
import type { ViewerQueries } from './protocol/viewer-queries.ts';
import type { ViewerFilters } from './rights/viewer-filters.ts';

export interface ServerOptions {
  views: ReadonlyMap<string, MetricView>;
  answers: Answers;
  filters: ViewerFilters;
  database: string;
  queries: ViewerQueries;
  identifier: Identifier;
  http: Config['http'];
  metricsToken: string | undefined;
  timeZone: string;
  limits: Limits;
  lanes: Lanes;
  accessLog: AccessLog;
  now: () => number;
  ready: () => Promise<Readiness>;
  registry: Registry;
  metrics: Metrics;
  log: Logger;
}

/** Query string of a request, without what says who asks. `+` and `%20` are both a space, as in HTML forms. */
function queryOf(request: FastifyRequest): URLSearchParams {
  const { searchParams } = new URL(request.url, 'http://gateway');
  searchParams.delete('user');
  searchParams.delete('password');
  return searchParams;
}

/** The HTTP API of the gateway (running.md, "HTTP"), not listening yet. */
export function createServer(options: ServerOptions): FastifyInstance {
  const { views, filters, metrics, registry, identifier } = options;
  const app = Fastify(httpBounds(options.http));
  boundConnections(app, options.http);
  const methodsOf = rememberMethods(app);
  addMetricsDoor(app, options.metricsToken);
  noteRequests(app, options.accessLog, options.now);

  async function answerMetric(
    { view, call, login }: { view: MetricView; call: Call; login: string },
    reply: FastifyReply,
    share: Share,
    signal: AbortSignal,
  ): Promise<void> {
    const applied = await filters.apply(await filters.ofView(login, view.name, signal));
    const answer = await options.answers.answer(view, call, applied, share, signal);
    if (reply.request.access) reply.request.access.rows = answer.rows;
    reply.header('content-type', answer.contentType);
    if (call.format !== 'json') reply.header('content-disposition', `attachment; filename="${fileName(view, call)}"`);
    reply.send(answer.body);
    await untilSent(reply.raw, options.limits.maxSendSeconds);
  }

  app.get<{ Params: { view: string } }>('/v1/metrics/:view', async (request, reply) => {
    const view = views.get(request.params.view);
    const label = view?.name ?? 'unknown';
    const endTimer = metrics.seconds.startTimer({ view: label });
    try {
      const caller = await callerOf(request, identifier);
      if (request.access) Object.assign(request.access, { caller, report: view?.name });
      const login = loginOf(caller);
      if (!view)
        throw new HttpError(404, 'unknown_view', `there is no view of this name: ${[...views.keys()].join(', ')}`);
      const call = parseCall(view, queryOf(request), options.now(), options.timeZone);
      const { signal } = gone(reply);
      await options.lanes.run({ login, statement: view.name, signal }, (share) =>
        answerMetric({ view, call, login }, reply, share, signal),
      );
      return reply;
    } catch (error) {
      noteError(reply, error, metrics);
      return await answerError(reply, error, options.log);
    } finally {
      metrics.requests.inc({ view: label, status: reply.statusCode });
      endTimer();
    }
  });
  const { database, queries, lanes, limits, log } = options;
  addProtocol(app, { database, queries, identifier, lanes, limits, metrics, log });
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

/** Aborts when the viewer has gone: he needs no answer, so his place in the line and his query's connection are given up. */
function gone({ raw }: FastifyReply): AbortController {
  const aborted = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) aborted.abort();
  });
  return aborted;
}

function fileName(view: MetricView, { values, format }: Call): string {
  const period = 'from' in values && 'to' in values ? `_${values.from}_${values.to}` : '';
  return `${view.name}${period}.${format}`;
}
