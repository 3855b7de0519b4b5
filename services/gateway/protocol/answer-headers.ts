import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';

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

/** What of `X-ClickHouse-Summary` is about the answer itself. */
const Summary = z.object({
  result_rows: z.string().optional(),
  result_bytes: z.string().optional(),
  elapsed_ns: z.string().optional(),
});

function summaryOf(value: string): string | undefined {
  try {
    return JSON.stringify(Summary.parse(JSON.parse(value)));
  } catch {
    return undefined;
  }
}

/** @param queryId the client's own, in place of that which ClickHouse was given */
export function answerHeaders(from: IncomingHttpHeaders, queryId: string | undefined): Record<string, string> {
  const headers: Record<string, string> = { 'cache-control': 'no-store' };
  for (const name of HANDED_BACK) {
    const value = from[name];
    if (typeof value === 'string') headers[name] = value;
  }
  const summary = from['x-clickhouse-summary'];
  const told = typeof summary === 'string' ? summaryOf(summary) : undefined;
  if (told !== undefined) headers['x-clickhouse-summary'] = told;
  const id = queryId ?? from['x-clickhouse-query-id'];
  if (typeof id === 'string') headers['x-clickhouse-query-id'] = id;
  return headers;
}
