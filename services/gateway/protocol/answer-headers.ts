import type { IncomingHttpHeaders } from 'node:http';
import { summaryOf } from './summary.ts';

/** Headers of ClickHouse's answer that reach the client. `X-ClickHouse-Progress` does not: it tells how many rows were read, others' among them. */
const HANDED_BACK = [
  'content-type',
  'content-encoding',
  'date',
  'x-clickhouse-format',
  'x-clickhouse-timezone',
  'x-clickhouse-server-display-name',
  'x-clickhouse-exception-code',
  'x-clickhouse-exception-tag',
];

/** @param queryId the client's own, in place of that which ClickHouse was given */
export function answerHeaders(from: IncomingHttpHeaders, queryId: string | undefined): Record<string, string> {
  const headers: Record<string, string> = { 'cache-control': 'no-store' };
  for (const name of HANDED_BACK) {
    const value = from[name];
    if (typeof value === 'string') headers[name] = value;
  }
  const summary = summaryOf(from);
  if (summary !== undefined) headers['x-clickhouse-summary'] = JSON.stringify(summary);
  const id = queryId ?? from['x-clickhouse-query-id'];
  if (typeof id === 'string') headers['x-clickhouse-query-id'] = id;
  return headers;
}
