/** What a column of a sheet holds; decides how a cell is written and shown. */
export type CellKind = 'text' | 'number' | 'money' | 'rate' | 'day' | 'time';

export interface SheetColumn {
  title: string;
  kind: CellKind;
}

/**
 * As the kind says: `text` any string; `number` and `rate` a number; `money` a decimal text such as `'1234.50'`;
 * `day` `'2026-10-01'`; `time` RFC 3339 with offset. Null is an empty cell.
 */
export type SheetValue = string | number | null;

export interface Sheet {
  columns: readonly SheetColumn[];
  rows: ReadonlyArray<readonly SheetValue[]>;
}
