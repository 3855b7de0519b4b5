import * as z from 'zod/mini';
import type { Field } from './frame.ts';
import { compareCells } from './rows.ts';
import type { Cell } from './schema/api.ts';
import type { Panel } from './schema/dashboard.ts';

export interface OrganizeOptions {
  excludeByName: Readonly<Record<string, boolean>>;
  indexByName: Readonly<Record<string, number>>;
  renameByName: Readonly<Record<string, string>>;
  includeByName: Readonly<Record<string, boolean>>;
}

/** Leaves fields out, orders and renames them. Fields without an index keep their place behind those with one. */
export function organize(fields: readonly Field[], options: OrganizeOptions): Field[] {
  const { excludeByName, indexByName, renameByName, includeByName } = options;
  const included = Object.values(includeByName).some(Boolean);
  const kept = fields.filter(({ name }) => !excludeByName[name] && (!included || includeByName[name]));
  const place = ({ name }: Field) => indexByName[name] ?? Number.MAX_SAFE_INTEGER;
  return [...kept]
    .sort((one, other) => place(one) - place(other))
    .map((field) => {
      const renamed = renameByName[field.name];
      return renamed ? { ...field, renamed } : field;
    });
}

/** Rows ordered by one field; without that field they stay as they are. */
export function sortBy(fields: readonly Field[], name: string, descending: boolean, locale: string): Field[] {
  const key = fields.find((field) => field.name === name || field.renamed === name);
  if (!key) return [...fields];
  const order = key.values.map((_, index) => index);
  const compare = compareCells(key.kind, locale, descending);
  order.sort((one, other) => compare(key.values[one] ?? null, key.values[other] ?? null));
  return fields.map((field) => ({ ...field, values: order.map((index) => field.values[index] ?? null) }));
}

export interface MatrixOptions {
  rowField: string;
  columnField: string;
  valueField: string;
  emptyValue?: string | undefined;
}

const emptyCell = (kind: string | undefined): Cell => {
  if (kind === 'zero') return 0;
  if (kind === 'null') return null;
  if (kind === 'true' || kind === 'false') return kind === 'true';
  return '';
};

const keyOf = (cell: Cell | undefined): string => (cell === null || cell === undefined ? '' : String(cell));

/**
 * Rows (row, column, value) to a cross table: one field per value of the column field, in order of first appearance, behind a
 * first field called `row\column` as in Grafana. Of equal cells the last row counts. Without the named fields it is the input.
 */
export function groupingToMatrix(fields: readonly Field[], options: MatrixOptions): Field[] {
  const find = (name: string) => fields.find((field) => field.name === name || field.renamed === name);
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
  const empty = emptyCell(options.emptyValue);
  const first: Field = { ...rows, name: `${rows.name}\\${columns.name}`, values: lines.map(({ cell }) => cell) };
  const rest = [...names].map(
    (name): Field => ({ ...values, name, values: lines.map(({ cells }) => cells.get(name) ?? empty) }),
  );
  return [first, ...rest];
}

const record = <T extends z.ZodMiniType>(value: T) => z._default(z.optional(z.record(z.string(), value)), {});
const Matrix = z.looseObject({
  rowField: z.string(),
  columnField: z.string(),
  valueField: z.string(),
  emptyValue: z.optional(z.string()),
});
const Organize = z.looseObject({
  excludeByName: record(z.boolean()),
  indexByName: record(z.number()),
  renameByName: record(z.string()),
  includeByName: record(z.boolean()),
});
const Sort = z.looseObject({
  sort: z.array(z.looseObject({ field: z.string(), desc: z.optional(z.boolean()) })),
});

/** Transformations that {@link transform} performs; a panel with another one says so. */
export const TRANSFORMATIONS: readonly string[] = ['groupingToMatrix', 'organize', 'sortBy'];

/** A panel's transformations in their order. Options that Grafana does not write are an error. */
export function transform(fields: Field[], transformations: Panel['transformations'], locale: string): Field[] {
  return (transformations ?? []).reduce((current, { id, options, disabled }) => {
    if (disabled) return current;
    if (id === 'groupingToMatrix') return groupingToMatrix(current, Matrix.parse(options));
    if (id === 'organize') return organize(current, Organize.parse(options));
    if (id !== 'sortBy') return current;
    const [first] = Sort.parse(options).sort;
    return first ? sortBy(current, first.field, first.desc ?? false, locale) : current;
  }, fields);
}
