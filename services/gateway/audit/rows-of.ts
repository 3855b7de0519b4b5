import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';

const Summary = z.object({ result_rows: z.coerce.number().int().min(0) });

/** Rows of an answer, by ClickHouse's summary of it; 0 if it tells none. */
export function rowsOf(headers: IncomingHttpHeaders): number {
  const summary = headers['x-clickhouse-summary'];
  if (typeof summary !== 'string') return 0;
  try {
    return Summary.parse(JSON.parse(summary)).result_rows;
  } catch {
    return 0;
  }
}
