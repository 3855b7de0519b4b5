import { compareCells } from './compare.ts';
import { labelOf } from './field-config.ts';
import type { Formats } from './format/number.ts';
import { type Cell, type Field, rowCount } from './frame.ts';
import { mappedTo } from './mapping.ts';
import { show } from './show.ts';

export interface Sort {
  /** Label of the column, as in Grafana's `sortBy`. */
  column: string;
  descending: boolean;
}

/** Columns that are on the screen. */
export const visible = (fields: readonly Field[]): Field[] =>
  fields.filter(({ config }) => !config.custom?.hidden && !config.custom?.hideFrom?.viz);

/** What a row is sorted by: words where values are mapped to words. */
function sortKey(field: Field): (row: number) => Cell {
  const words = field.kind === 'string' && (field.config.mappings?.length ?? 0) > 0;
  return (row) => {
    const cell = field.values[row] ?? null;
    return words ? (mappedTo(field.config, cell)?.text ?? cell) : cell;
  };
}

/** Row numbers in order. Equal rows keep the order of the query. */
export function sortedRows(fields: readonly Field[], sort: Sort | null, locale: string): number[] {
  const rows = Array.from({ length: rowCount(fields) }, (_, row) => row);
  const field = sort && fields.find((candidate) => labelOf(candidate) === sort.column);
  if (!field) return rows;
  const key = sortKey(field);
  const compare = compareCells(field.kind, locale, sort.descending);
  return rows.sort((one, other) => compare(key(one), key(other)) || one - other);
}

/** Lower case without marks, so that "nguyen" finds "Nguyễn". */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .toLowerCase();

/** Rows of which some visible cell contains the text as it is shown. */
export function matching(
  fields: readonly Field[],
  rows: readonly number[],
  search: string,
  formats: Formats,
): number[] {
  const wanted = fold(search.trim());
  if (wanted === '') return [...rows];
  const columns = visible(fields);
  return rows.filter((row) =>
    columns.some((field) => fold(show(field.values[row] ?? null, field, formats).text).includes(wanted)),
  );
}

/** Next state of a column's heading: ascending, descending, as the query ordered them; numbers begin with the largest. */
export function nextSort(current: Sort | null, field: Field): Sort | null {
  const column = labelOf(field);
  const first = field.kind === 'number' || field.kind === 'time' || field.kind === 'date';
  if (current?.column !== column) return { column, descending: first };
  return current.descending === first ? { column, descending: !first } : null;
}
