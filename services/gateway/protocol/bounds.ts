import type { Limits } from '../limits/limits.ts';
import type { WishedBounds } from './client-settings.ts';

const lower = (limit: number, wished: number | undefined) => String(Math.min(limit, wished ?? limit));

/** Settings that bound a viewer's statement: the gateway's limits, or what the client wants where that is less. */
export function boundSettings(limits: Limits, wished: WishedBounds): Array<readonly [name: string, value: string]> {
  // A client that asks for ten rows and no error is given ten; at the gateway's own limit an answer must not be cut off without a word.
  const breaks = wished.breakAtMaxRows === true && (wished.maxRows ?? Number.POSITIVE_INFINITY) < limits.maxRows;
  return [
    ['max_execution_time', lower(limits.maxSeconds, wished.maxSeconds)],
    ['max_result_rows', lower(limits.maxRows, wished.maxRows)],
    ['max_result_bytes', lower(limits.maxResultBytes, wished.maxResultBytes)],
    ['result_overflow_mode', breaks ? 'break' : 'throw'],
    // Formats that end with statistics would tell how many rows were read, others' among them.
    ['output_format_write_statistics', '0'],
  ];
}
