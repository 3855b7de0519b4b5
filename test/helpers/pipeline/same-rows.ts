import type { Row } from './database-rows.ts';

/** Floats are summed in another order there: twelve significant digits must agree. */
const comparable = (cell: unknown): unknown =>
  typeof cell === 'number' && !Number.isInteger(cell) ? Number(cell.toPrecision(12)) : cell;

const sorted = (cell: unknown): unknown =>
  typeof cell === 'object' && cell !== null && !Array.isArray(cell)
    ? Object.fromEntries(Object.entries(cell).sort(([a], [b]) => (a < b ? -1 : 1)))
    : cell;

/**
 * Both sides in one form: only the columns that both have, rows in a fixed order.
 * @throws Error if they have no column in common
 */
export function alike(expected: readonly Row[], actual: readonly Row[]): { expected: string[]; actual: string[] } {
  const mine = Object.keys(expected[0] ?? actual[0] ?? {});
  const theirs = new Set(Object.keys(actual[0] ?? expected[0] ?? {}));
  const columns = mine.filter((column) => theirs.has(column)).sort();
  if (mine.length > 0 && columns.length === 0) throw new Error(`no column in common: ${mine.join(', ')}`);
  const form = (rows: readonly Row[]) =>
    rows
      .map((row) =>
        JSON.stringify(Object.fromEntries(columns.map((column) => [column, sorted(comparable(row[column]))]))),
      )
      .sort();
  return { expected: form(expected), actual: form(actual) };
}
