import { messageOf } from '../../../services/shared/errors.ts';

/** An error in ClickHouse's terms: its number, its name, its text. */
export class DatabaseError extends Error {
  readonly code: number;
  readonly status: number;

  /** @param status of the answer, where it is not the code's own */
  constructor(code: number, name: string, message: string, status = statusOf(code)) {
    super(`Code: ${code}. DB::Exception: ${message} (${name})`);
    this.name = 'DatabaseError';
    this.code = code;
    this.status = status;
  }
}

/** HTTP status of ClickHouse's server for an error code; what is not listed is a 500. */
const STATUS: ReadonlyArray<readonly [status: number, codes: readonly number[]]> = [
  // Malformed: parsing of data and of queries, types, arguments, several statements.
  [400, [6, 26, 27, 38, 41, 42, 43, 44, 53, 62, 69, 72, 117, 130, 158, 168, 321, 386, 456, 457]],
  [403, [164, 192, 193, 194, 195, 497, 516]],
  // Unknown function, identifier, type, storage, table, setting, database, format, role.
  [404, [16, 46, 47, 50, 56, 60, 63, 73, 78, 81, 115, 336, 372, 511]],
  [408, [159, 160]],
  [413, [161]],
  [501, [1, 48]],
  [503, [202, 203, 204]],
];

function statusOf(code: number): number {
  return STATUS.find(([, codes]) => codes.includes(code))?.[0] ?? 500;
}

/** What the engine (or anything else) threw, as the message, code and status of an answer. */
export function toAnswer(error: unknown): { message: string; code: number; status: number } {
  if (error instanceof DatabaseError) return { message: error.message, code: error.code, status: error.status };
  const text = messageOf(error);
  const match = /Code: (\d+)\. DB::/.exec(text);
  if (!match) return { message: `Code: 1002. DB::Exception: ${text} (UNKNOWN_EXCEPTION)`, code: 1002, status: 500 };
  const code = Number(match[1]);
  return { message: once(text.slice(match.index)), code, status: statusOf(code) };
}

/** The engine puts code and version around an error on each of its ways out; they are told once. */
const once = (message: string): string =>
  message
    .replace(/^(?:Code: \d+\. DB::Exception: )+(?=Code: \d+\. DB::)/, '')
    .replace(/( \([A-Z_0-9]+\))(?: \(version [^()]*\)\.?(?: \([A-Z_0-9]+\))?)+\s*$/, '$1');
