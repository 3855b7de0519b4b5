import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Config } from '../../shared/env.ts';
import { messageOf } from '../../shared/errors.ts';
import { HttpError } from '../../shared/http-error.ts';

export interface Forwarded {
  sql: string;
  /** Of the URL: what the client may say, and the gateway's settings. */
  parameters: ReadonlyArray<readonly [name: string, value: string]>;
  /** Whether the answer may come compressed. */
  gzip: boolean;
  signal: AbortSignal;
}

/**
 * Sends a query to ClickHouse and hands back its answer as it comes, compressed or not: node's own client and not `fetch`, which would unpack it.
 * @throws HttpError 503 if ClickHouse can't be reached
 */
export function forward(
  clickhouse: Config['clickhouse'],
  { sql, parameters, gzip, signal }: Forwarded,
): Promise<IncomingMessage> {
  const url = new URL(clickhouse.url);
  url.searchParams.set('database', clickhouse.database);
  for (const [name, value] of parameters) url.searchParams.set(name, value);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const sent = send(url, {
      method: 'POST',
      signal,
      headers: {
        'x-clickhouse-user': clickhouse.user,
        ...(clickhouse.password === '' ? {} : { 'x-clickhouse-key': clickhouse.password }),
        ...(gzip ? { 'accept-encoding': 'gzip' } : {}),
        'content-type': 'text/plain; charset=utf-8',
      },
    });
    sent.once('response', resolve);
    sent.once('error', (error) =>
      reject(new HttpError(503, 'clickhouse_unavailable', `ClickHouse does not answer: ${messageOf(error)}`)),
    );
    sent.end(sql);
  });
}
