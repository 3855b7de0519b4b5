import { ClickHouseError } from '@clickhouse/client';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { toFrames } from '../../shared/clickhouse/native-frame.ts';
import { HttpError } from '../../shared/http/http-error.ts';
import type { Logger } from '../../shared/log.ts';
import { fingerprintOf } from '../audit/fingerprint.ts';
import type { Metrics } from '../audit/metrics.ts';
import { noteError } from '../audit/note-requests.ts';
import type { Identifier } from '../identity/identify.ts';
import { identified, identifyFirst } from '../identity/request-caller.ts';
import type { Lanes } from '../limits/lanes.ts';
import { LimitReached } from '../limits/limit-reached.ts';
import type { Limits } from '../limits/limits.ts';
import { goneSignal, untilSent } from '../limits/until-sent.ts';
import { answerHeaders } from './answer-headers.ts';
import { MAX_BODY_BYTES } from './body.ts';
import { EngineError, failureOf } from './engine-failure.ts';
import { readQuery } from './request.ts';
import { rowsOf } from './summary.ts';
import { viewerError } from './viewer-error.ts';
import type { ViewerQueries } from './viewer-queries.ts';

export interface ProtocolOptions {
  database: string;
  queries: ViewerQueries;
  identifier: Identifier;
  lanes: Lanes;
  limits: Limits;
  metrics: Metrics;
  log: Logger;
}

/** ClickHouse's numbers and names for what we refuse, so that its clients read them as they do ClickHouse's own. */
const CODES: Record<string | number, [number, string]> = {
  unknown_database: [81, 'UNKNOWN_DATABASE'],
  unknown_role: [511, 'UNKNOWN_ROLE'],
  no_session: [372, 'SESSION_NOT_FOUND'],
  401: [516, 'AUTHENTICATION_FAILED'],
  403: [497, 'ACCESS_DENIED'],
  429: [202, 'TOO_MANY_SIMULTANEOUS_QUERIES'],
  503: [210, 'NETWORK_ERROR'],
};

/**
 * `POST /` and `GET /ping` as ClickHouse answers them (docs/contract/running.md, "HTTP"): what Grafana's ClickHouse plugin talks to. Grafana's health check and its
 * hello name no viewer: they pass, and see what an unknown viewer sees, which is nothing.
 */
export function addProtocol(app: FastifyInstance, options: ProtocolOptions): void {
  app.register(async (scope) => {
    identifyFirst(scope, options.identifier);
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    for (const path of ['/', '/query']) {
      scope.post(path, (request, reply) => answer(options, request, reply));
      scope.get(path, (request, reply) => answer(options, request, reply));
    }
    scope.setErrorHandler((error, _request, reply) => answerProblem(reply, error, options));
  });
  app.get('/ping', async (_request, reply) => reply.type('text/plain; charset=utf-8').send('Ok.\n'));
}

async function answer(options: ProtocolOptions, request: FastifyRequest, reply: FastifyReply) {
  let statement = '';
  try {
    const { login } = identified(request);
    const { searchParams } = new URL(request.url, 'http://gateway');
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const query = await readQuery({ headers: request.headers, search: searchParams, body }, options.database);
    statement = query.sql;
    if (request.access) request.access.statement = fingerprintOf(statement);
    // As ClickHouse greets a client that only looks whether it is there.
    if (query.sql === '' && request.method !== 'POST') return reply.type('text/plain; charset=utf-8').send('Ok.\n');
    const signal = goneSignal(reply.raw);
    await options.lanes.run({ login, statement, signal }, async (share) => {
      const response = await options.queries.answer(query, login, share, signal);
      if (request.access) request.access.rows = rowsOf(response.headers);
      reply
        .code(response.statusCode ?? 500)
        .headers(answerHeaders(response.headers, query.queryId))
        .send(response);
      await untilSent(reply.raw, options.limits.maxSendSeconds);
    });
    return reply;
  } catch (error) {
    return await answerProblem(reply, error, options, statement);
  }
}

/**
 * `compress=1`: the client unpacks errors, too, and clickhouse-jdbc before 0.9 can't read others; but not 401 and 403, which ClickHouse's server sends as
 * they are, and its drivers read so.
 */
function compressed(url: string): boolean {
  const wanted = new URL(url, 'http://gateway').searchParams.get('compress') ?? '';
  return wanted !== '' && wanted !== '0' && wanted !== 'false';
}

/** @param statement what the viewer wrote, if it was read */
function answerProblem(reply: FastifyReply, error: unknown, { log, metrics }: ProtocolOptions, statement = '') {
  noteError(reply, error, metrics);
  const send = (status: number, code: number, name: string, message: string) => {
    const text = Buffer.from(`Code: ${code}. DB::Exception: ${message} (${name})\n`);
    return reply
      .code(status)
      .header('x-clickhouse-exception-code', String(code))
      .type('text/plain; charset=utf-8')
      .send(status !== 401 && status !== 403 && compressed(reply.request.url) ? toFrames(text) : text);
  };
  if (error instanceof LimitReached) return send(error.status, error.engineCode, error.engineName, error.message);
  if (error instanceof HttpError) {
    const [code, name] = CODES[error.code] ?? CODES[error.status] ?? [36, 'BAD_ARGUMENTS'];
    if (error.status === 401) reply.header('www-authenticate', 'Basic');
    if (error.status === 429 || error.status === 503) reply.header('retry-after', '1');
    return send(error.status, code, name, error.message);
  }
  if (error instanceof EngineError || error instanceof ClickHouseError) {
    const failure = error instanceof EngineError ? error.failure : failureOf(error);
    const told = viewerError(failure, statement);
    return send(told.status, told.code, told.type, told.message);
  }
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status >= 400 && status < 500) return send(status, 36, 'BAD_ARGUMENTS', 'the request could not be read');
  log.error({ error: error instanceof Error ? error.stack : String(error) }, 'request failed');
  return send(500, 1002, 'UNKNOWN_EXCEPTION', 'the gateway failed: see its log');
}
