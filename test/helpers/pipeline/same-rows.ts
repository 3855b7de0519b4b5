import type { Row } from './database-rows.ts';

/** Floats are summed in another order there: twelve significant digits must agree. */
const comparable = (cell: unknown): unknown =>
  typeof cell === 'number' && !Number.isInteger(cell) ? Number(cell.toPrecision(12)) : cell;

const sorted = (cell: unknown): unknown =>
  typeof cell === 'object' && cell !== null && !Array.isArray(cell)
    ? Object.fromEntries(Object.entries(cell).sort(([a], [b]) => (a < b ? -1 : 1)))
    : cell;

/**
 * Both sides in one form: whole rows, cells by name, rows in a fixed order. A column that only one side has makes its rows differ.
 * @param unmodelled columns of the actual rows that the expected ones leave out
 * @param form of a cell, the same for both sides
 */
export function alike(
  expected: readonly Row[],
  actual: readonly Row[],
  unmodelled: readonly string[] = [],
  form: (cell: unknown) => unknown = comparable,
): { expected: string[]; actual: string[] } {
  const inOneForm = (rows: readonly Row[]) =>
    rows
      .map((row) => {
        const cells = Object.entries(row).filter(([column]) => !unmodelled.includes(column));
        return JSON.stringify(sorted(Object.fromEntries(cells.map(([column, cell]) => [column, sorted(form(cell))]))));
      })
      .sort();
  return { expected: inOneForm(expected), actual: inOneForm(actual) };
}
