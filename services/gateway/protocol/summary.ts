import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';

/** What `X-ClickHouse-Summary` says of the answer itself. The rest of it tells how many rows were read, others' among them. */
const Summary = z.object({
  result_rows: z.string().optional(),
  result_bytes: z.string().optional(),
  elapsed_ns: z.string().optional(),
});

/** undefined where ClickHouse says nothing that can be read. */
export function summaryOf(headers: IncomingHttpHeaders): z.infer<typeof Summary> | undefined {
  const summary = headers['x-clickhouse-summary'];
  if (typeof summary !== 'string') return undefined;
  try {
    return Summary.parse(JSON.parse(summary));
  } catch {
    return undefined;
  }
}

/** Rows of an answer; 0 if ClickHouse tells none. */
export function rowsOf(headers: IncomingHttpHeaders): number {
  const rows = Number(summaryOf(headers)?.result_rows ?? 0);
  return Number.isInteger(rows) && rows >= 0 ? rows : 0;
}
