import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { postToClickHouse } from '../../shared/clickhouse/http.ts';
import type { Config } from '../../shared/env.ts';
import { messageOf } from '../../shared/errors.ts';
import { HttpError } from '../../shared/http/http-error.ts';
import { formOf } from './form.ts';

export interface Forwarded {
  sql: string;
  /** Of the URL: what the client may say, and the gateway's settings. */
  parameters: ReadonlyArray<readonly [name: string, value: string]>;
  /** Values of the statement's own parameters, names with `param_`. */
  values: ReadonlyArray<readonly [name: string, value: string]>;
  /** How the answer may be compressed. */
  acceptEncoding: string | undefined;
  signal: AbortSignal;
}

/** 4,000 characters: with filters of 6,000 and the rest below the 16 KiB that servers take as head. */
const MAX_VALUES_IN_URL = 4_000;

/**
 * Sends a query to ClickHouse and hands back its answer as it comes, compressed or not: node's own client and not `fetch`, which would unpack it.
 * @throws HttpError 503 if ClickHouse can't be reached
 */
export async function forward(clickhouse: Config['clickhouse'], query: Forwarded): Promise<IncomingMessage> {
  const url = new URL(clickhouse.url);
  url.searchParams.set('database', clickhouse.database);
  // Made here: a viewer's own could be that of somebody else's query.
  url.searchParams.set('query_id', randomUUID());
  for (const [name, value] of query.parameters) url.searchParams.set(name, value);
  const asForm = isLong(query.values);
  if (!asForm) for (const [name, value] of query.values) url.searchParams.set(name, value);
  const { contentType, body } = asForm
    ? formOf([['query', query.sql], ...query.values], `leadstream-${randomUUID()}`)
    : { contentType: 'text/plain; charset=utf-8', body: query.sql };
  const headers = {
    ...(query.acceptEncoding === undefined ? {} : { 'accept-encoding': query.acceptEncoding }),
    'content-type': contentType,
  };
  try {
    return await postToClickHouse(clickhouse, { url, body, headers, signal: query.signal });
  } catch (error) {
    throw new HttpError(503, 'clickhouse_unavailable', `ClickHouse does not answer: ${messageOf(error)}`);
  }
}

const isLong = (values: Forwarded['values']): boolean =>
  values.reduce((length, [name, value]) => length + name.length + encodeURIComponent(value).length, 0) >
  MAX_VALUES_IN_URL;
