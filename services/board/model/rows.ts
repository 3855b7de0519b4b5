import type { Cell } from './api.ts';
import { labelOf, mappedTo, visible } from './field-config.ts';
import type { Formats } from './format/number.ts';
import { type Field, type Kind, rowCount } from './frame.ts';
import { show } from './show.ts';

const PLAIN = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Exact order of two decimal strings: floats would call 9007199254740993.01 and …992.01 equal. */
export function compareDecimals(one: string, other: string): number {
  const [a, b] = [PLAIN.exec(one), PLAIN.exec(other)];
  if (!a || !b) return Number(one) - Number(other);
  const scale = Math.max(a[3]?.length ?? 0, b[3]?.length ?? 0);
  const units = ([, sign = '', whole = '', fraction = '']: RegExpExecArray) =>
    BigInt(`${sign}${whole}${fraction.padEnd(scale, '0')}`);
  const difference = units(a) - units(b);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

const nothing = (cell: Cell): boolean => cell === null || cell === '';

/** Order of cells of a kind; NULL and empty cells are last in both directions. Texts by the locale, digits in them by value. */
function compareCells(kind: Kind, locale: string, descending: boolean): (one: Cell, other: Cell) => number {
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const compare = (one: Cell, other: Cell): number => {
    if (kind === 'number') return compareDecimals(String(one), String(other));
    if (kind === 'string') return collator.compare(String(one), String(other));
    const [a, b] = [String(one), String(other)];
    return a < b ? -1 : a > b ? 1 : 0;
  };
  return (one, other) => {
    if (nothing(one) || nothing(other)) return Number(nothing(one)) - Number(nothing(other));
    return descending ? compare(other, one) : compare(one, other);
  };
}

export interface Sort {
  /** Label of the column, as in Grafana's `sortBy`. */
  column: string;
  descending: boolean;
}

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
