import { ClickHouseError } from '@clickhouse/client';
import { messageOf } from '../errors.ts';
import { HttpError } from '../http/http-error.ts';

/** ClickHouse's numbers of errors that say something about the request rather than about us. */
const STATUS_OF_CODE: Record<string, [status: number, code: string, message: string]> = {
  '159': [504, 'too_slow', 'the answer took too long: ask for less, such as a shorter period where there is one'],
  '160': [504, 'too_slow', 'the answer would take too long: ask for less, such as a shorter period where there is one'],
  '241': [
    503,
    'out_of_memory',
    'the answer needs too much memory: ask for less, such as a shorter period where there is one',
  ],
  '396': [413, 'too_large', 'the answer has too many rows: ask for less, such as a shorter period where there is one'],
};

/** What a failed query is answered with: an HttpError, or ClickHouse's own error where the query itself is wrong. */
export function asHttpError(error: unknown): HttpError | ClickHouseError {
  if (error instanceof HttpError) return error;
  if (error instanceof ClickHouseError) {
    const known = STATUS_OF_CODE[error.code];
    return known ? new HttpError(...known) : error;
  }
  // Anything but an answer of ClickHouse: no connection, or none in time.
  return new HttpError(503, 'clickhouse_unavailable', `ClickHouse does not answer: ${messageOf(error)}`);
}
