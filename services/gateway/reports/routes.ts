import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { MetricView } from '../../../clickhouse/catalogue/views.ts';
import { answerError } from '../../shared/http/answer-error.ts';
import { HttpError } from '../../shared/http/http-error.ts';
import type { Logger } from '../../shared/log.ts';
import type { Metrics } from '../audit/metrics.ts';
import { noteError } from '../audit/note-requests.ts';
import { type Identifier, loginOf } from '../identity/identify.ts';
import { callerOf } from '../identity/request-caller.ts';
import { checkHeaders } from '../identity/viewer-name.ts';
import type { Share } from '../limits/engine-settings.ts';
import type { Lanes } from '../limits/lanes.ts';
import type { Limits } from '../limits/limits.ts';
import { goneSignal, untilSent } from '../limits/until-sent.ts';
import { createCursors, type Mark } from '../paging/cursor.ts';
import { seesAll, seesAnything } from '../rights/access-scope.ts';
import type { ViewerFilters } from '../rights/viewer-filters.ts';
import { describeReport, reportFor } from './describe.ts';
import { errorAnswers } from './error-answers.ts';
import { nextLink } from './next-link.ts';
import { type Call, parseCall } from './parameters.ts';
import type { QueryRunner } from './query-runner.ts';
import { unknownView } from './unknown-view.ts';

export interface ReportsOptions {
  views: ReadonlyMap<string, MetricView>;
  runner: QueryRunner;
  filters: ViewerFilters;
  identifier: Identifier;
  /** Entries of `GATEWAY_SECRET`: they sign cursors. */
  secrets: readonly string[];
  timeZone: string;
  baseCurrency: string;
  closingSoonDays: number;
  limits: Limits;
  lanes: Lanes;
  now: () => number;
  metrics: Metrics;
  log: Logger;
}

interface Asked {
  view: MetricView;
  call: Call;
  login: string;
}

/** Query string of a request, without what says who asks. `+` and `%20` are both a space, as in HTML forms. */
function queryOf(request: FastifyRequest): URLSearchParams {
  const { searchParams } = new URL(request.url, 'http://gateway');
  searchParams.delete('user');
  searchParams.delete('password');
  return searchParams;
}

/** `GET /v1/metrics`, which lists the reports, and `GET /v1/metrics/<view>`, which answers one. */
export function addReports(app: FastifyInstance, options: ReportsOptions): void {
  const { views, filters, metrics, identifier, lanes, timeZone, baseCurrency } = options;
  const cursors = createCursors(options.secrets);
  const described = [...views.values()].map((view) => ({ view, report: describeReport(view, options) }));

  /** Who asks. @throws HttpError 400, 401, 403, 429, 503 */
  async function viewerOf(request: FastifyRequest, report?: string): Promise<string> {
    const caller = await callerOf(request, identifier);
    if (request.access) Object.assign(request.access, { caller, report });
    checkHeaders(request.headers);
    return loginOf(caller);
  }

  async function answerMetric({ view, call, login }: Asked, reply: FastifyReply, share: Share, signal: AbortSignal) {
    const place = { login, report: view.name, sort: call.sort, values: call.values };
    const mark = call.cursor === undefined ? undefined : cursors.read(call.cursor, place);
    const limit = call.limit ?? mark?.limit;
    const page =
      call.order === undefined || limit === undefined
        ? undefined
        : { order: call.order, limit, after: mark?.after, seen: mark?.seen ?? 0 };
    const access = await filters.ofView(login, view, signal);
    const question = {
      ...{ view, call, page, seesAnything: seesAnything(access.scope), seesAll: seesAll(access.scope) },
      cursorOf: (next: Mark) => cursors.write(place, next),
    };
    const answer = await options.runner.run(question, await filters.apply(access), share, signal);
    if (reply.request.access) reply.request.access.rows = answer.rows;
    reply.headers({ 'content-type': answer.contentType, 'x-total-count': String(answer.total) });
    if (answer.next !== undefined && limit !== undefined)
      reply.header('link', nextLink(view.name, queryOf(reply.request), call, limit, answer.next));
    if (call.format !== 'json') reply.header('content-disposition', `attachment; filename="${fileName(view, call)}"`);
    reply.send(answer.body);
    await untilSent(reply.raw, options.limits.maxSendSeconds);
  }

  async function answerIndex(login: string, reply: FastifyReply, signal: AbortSignal) {
    const rights = await filters.rightsOf(login, signal);
    const reports = described.map(({ view, report }) => reportFor(view, report, rights));
    if (reply.request.access) reply.request.access.rows = reports.length;
    reply.send({ viewer: login, time_zone: timeZone, base_currency: baseCurrency, openapi: '/openapi.json', reports });
    await untilSent(reply.raw, options.limits.maxSendSeconds);
  }

  app.get('/v1/metrics', async (request, reply) => {
    try {
      const login = await viewerOf(request);
      const [name] = queryOf(request).keys();
      if (name !== undefined)
        throw new HttpError(400, 'invalid_parameter', `${name}: the index of reports has no parameters`, name);
      const signal = goneSignal(reply.raw);
      await lanes.run({ login, statement: '', signal }, () => answerIndex(login, reply, signal));
      return reply;
    } catch (error) {
      noteError(reply, error, metrics);
      return await answerError(reply, error, errorAnswers(options.log));
    }
  });

  app.get<{ Params: { view: string } }>('/v1/metrics/:view', async (request, reply) => {
    const view = views.get(request.params.view);
    const label = view?.name ?? 'unknown';
    const endTimer = metrics.seconds.startTimer({ view: label });
    try {
      const login = await viewerOf(request, view?.name);
      if (!view) throw unknownView(request.params.view, views);
      const call = parseCall(view, queryOf(request), options.now(), timeZone);
      const signal = goneSignal(reply.raw);
      await lanes.run({ login, statement: view.name, signal }, (share) =>
        answerMetric({ view, call, login }, reply, share, signal),
      );
      return reply;
    } catch (error) {
      noteError(reply, error, metrics);
      return await answerError(reply, error, errorAnswers(options.log));
    } finally {
      metrics.requests.inc({ view: label, status: reply.statusCode });
      endTimer();
    }
  });
}

function fileName(view: MetricView, { values, format }: Call): string {
  const period = 'from' in values && 'to' in values ? `_${values.from}_${values.to}` : '';
  return `${view.name}${period}.${format}`;
}
