import type { IncomingMessage } from 'node:http';
import { DatabaseError } from './errors.ts';
import { chooseEncoding, type Encoding } from './http-encoding.ts';

/** What a request says beside its body. */
export interface QueryRequest {
  queryId: string | undefined;
  /** SQL of the URL; the body follows it. */
  query: string;
  database: string | undefined;
  defaultFormat: string | undefined;
  /** `client_protocol_version`: what a client of the Native format can read; 0 if not said. */
  clientRevision: number;
  /** Settings and query parameters (`param_x`), as sent. */
  settings: Map<string, string>;
  session: { id: string; timeoutS: number; mustExist: boolean } | undefined;
  /** What the answer may be compressed with, by HTTP's own way. */
  encoding: Encoding | undefined;
  /** Whether the answer is compressed by ClickHouse's own way (`compress=1`). */
  compress: boolean;
  /** Whether the body is compressed by ClickHouse's own way (`decompress=1`). */
  decompress: boolean;
  /** Whether the answer must be complete before its first byte is sent. */
  waitForEnd: boolean;
  /** GET requests change nothing. */
  readOnly: boolean;
}

/** Parameters of ClickHouse's HTTP protocol that are no settings of the engine, and mean nothing here. */
const IGNORED = new Set(['buffer_size', 'framing', 'quota_key', 'stacktrace', 'close_session']);

const SETTING = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/;

/** A flag of the URL, in all the ways in which ClickHouse takes one. */
const isOn = (value: string | undefined): boolean => value === '1' || value?.toLowerCase() === 'true';

export const urlOf = (request: IncomingMessage): URL => new URL(request.url ?? '/', 'http://localhost');

/**
 * Reads URL and headers of a query.
 * @param fields further parameters, of a multipart form
 * @throws DatabaseError for what can't be honoured: a role, a malformed name
 */
export function readRequest(request: IncomingMessage, fields: Iterable<[string, string]> = []): QueryRequest {
  const parameters = new Map<string, string>([...urlOf(request).searchParams, ...fields]);
  const header = (name: string) => {
    const value = request.headers[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const take = (name: string) => {
    const value = parameters.get(name);
    parameters.delete(name);
    return value;
  };
  for (const name of ['user', 'password']) take(name);
  if (take('role') !== undefined) throw new DatabaseError(511, 'UNKNOWN_ROLE', 'There are no roles in this server');

  const sessionId = take('session_id');
  const session = {
    timeoutS: Math.min(Number(take('session_timeout') ?? 60) || 60, 3600),
    mustExist: isOn(take('session_check')),
  };
  const result = {
    queryId: take('query_id'),
    query: take('query') ?? '',
    database: take('database') ?? header('x-clickhouse-database'),
    defaultFormat: take('default_format') ?? header('x-clickhouse-format'),
    clientRevision: Number(take('client_protocol_version') ?? 0) || 0,
    waitForEnd: isOn(take('wait_end_of_query')),
    encoding: isOn(parameters.get('enable_http_compression'))
      ? chooseEncoding(header('accept-encoding') ?? '')
      : undefined,
    compress: isOn(take('compress')),
    decompress: isOn(take('decompress')),
    readOnly: request.method === 'GET' || request.method === 'HEAD',
    session: sessionId === undefined ? undefined : { id: sessionId, ...session },
  };
  for (const name of IGNORED) parameters.delete(name);
  for (const name of parameters.keys())
    if (!SETTING.test(name))
      throw new DatabaseError(115, 'UNKNOWN_SETTING', `Setting ${name} is neither known nor a name`);
  return { ...result, settings: parameters };
}
