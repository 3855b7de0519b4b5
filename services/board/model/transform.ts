import type { Matrix } from '../../../grafana/model/panel.ts';
import type { Cell } from './api.ts';
import type { Field } from './frame.ts';

const keyOf = (cell: Cell | undefined): string => (cell === null || cell === undefined ? '' : String(cell));

/**
 * Rows (row, column, value) to a cross table: one field per value of the column field, in order of first appearance, behind a
 * first field called `row\column` as in Grafana. Of equal cells the last row counts. Without the named fields it is the input.
 */
function groupingToMatrix(fields: readonly Field[], options: Matrix['options']): Field[] {
  const find = (name: string) => fields.find((field) => field.name === name);
  const [rows, columns, values] = [options.rowField, options.columnField, options.valueField].map(find);
  if (!rows || !columns || !values) return [...fields];
  const rowKeys = new Map<string, { cell: Cell; cells: Map<string, Cell> }>();
  const names = new Set<string>();
  rows.values.forEach((cell, index) => {
    const name = keyOf(columns.values[index]);
    const row = rowKeys.get(keyOf(cell)) ?? { cell, cells: new Map<string, Cell>() };
    names.add(name);
    row.cells.set(name, values.values[index] ?? null);
    rowKeys.set(keyOf(cell), row);
  });
  const lines = [...rowKeys.values()];
  const empty = options.emptyValue === 'zero' ? 0 : null;
  const first: Field = { ...rows, name: `${rows.name}\\${columns.name}`, values: lines.map(({ cell }) => cell) };
  const rest = [...names].map(
    (name): Field => ({ ...values, name, values: lines.map(({ cells }) => cells.get(name) ?? empty) }),
  );
  return [first, ...rest];
}

/** A panel's transformations in their order. */
export const transform = (fields: Field[], transformations: readonly Matrix[] = []): Field[] =>
  transformations.reduce((current, { options }) => groupingToMatrix(current, options), fields);
