import { ClickHouseError } from '@clickhouse/client';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HttpError } from '../../shared/http-error.ts';
import type { Logger } from '../../shared/log.ts';
import type { Slots } from '../../shared/slots.ts';
import type { Identifier } from '../identity/identify.ts';
import { identified, identifyFirst } from '../identity/request-caller.ts';
import { answerHeaders } from './answer-headers.ts';
import { MAX_BODY_BYTES } from './body.ts';
import { readQuery } from './request.ts';
import type { ViewerQueries } from './viewer-queries.ts';

export interface ProtocolOptions {
  database: string;
  queries: ViewerQueries;
  identifier: Identifier;
  slots: Slots;
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
 * `POST /` and `GET /ping` as ClickHouse answers them (running.md, "HTTP"): what Grafana's ClickHouse plugin talks to. Grafana's health check and its
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
    scope.setErrorHandler((error, _request, reply) => answerProblem(reply, error, options.log));
  });
  app.get('/ping', async (_request, reply) => reply.type('text/plain; charset=utf-8').send('Ok.\n'));
}

async function answer(options: ProtocolOptions, request: FastifyRequest, reply: FastifyReply) {
  try {
    const { login } = identified(request);
    const { searchParams } = new URL(request.url, 'http://gateway');
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const query = await readQuery({ headers: request.headers, search: searchParams, body }, options.database);
    // As ClickHouse greets whoever only looks whether it is there.
    if (query.sql === '' && request.method !== 'POST') return reply.type('text/plain; charset=utf-8').send('Ok.\n');
    const aborted = new AbortController();
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) aborted.abort();
    });
    const answered = options.slots.run(() => options.queries.answer(query, login, aborted.signal), aborted.signal);
    if (!answered) throw new HttpError(429, 'too_many_requests', 'too many requests at once: try again');
    const response = await answered;
    return reply
      .code(response.statusCode ?? 500)
      .headers(answerHeaders(response.headers, query.queryId))
      .send(response);
  } catch (error) {
    return await answerProblem(reply, error, options.log);
  }
}

function answerProblem(reply: FastifyReply, error: unknown, log: Logger) {
  const send = (status: number, code: number, name: string, message: string) =>
    reply
      .code(status)
      .header('x-clickhouse-exception-code', String(code))
      .type('text/plain; charset=utf-8')
      .send(`Code: ${code}. DB::Exception: ${message} (${name})\n`);
  if (error instanceof HttpError) {
    const [code, name] = CODES[error.code] ?? CODES[error.status] ?? [36, 'BAD_ARGUMENTS'];
    if (error.status === 401) reply.header('www-authenticate', 'Basic');
    if (error.status === 429 || error.status === 503) reply.header('retry-after', '1');
    return send(error.status, code, name, error.message);
  }
  if (error instanceof ClickHouseError)
    return send(400, Number(error.code), error.type ?? 'SYNTAX_ERROR', error.message);
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status >= 400 && status < 500) return send(status, 36, 'BAD_ARGUMENTS', 'the request could not be read');
  log.error({ error: error instanceof Error ? error.stack : String(error) }, 'request failed');
  return send(500, 1002, 'UNKNOWN_EXCEPTION', 'the gateway failed: see its log');
}
