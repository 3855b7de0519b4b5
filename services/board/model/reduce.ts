import { labelOf, regExpOf } from './field-config.ts';
import { type Field, numberOf, rowCount } from './frame.ts';
import { interpolate } from './interpolate.ts';
import { rowData, type Target, targetsOf } from './links.ts';
import type { Cell } from './schema/api.ts';
import type { ReduceOptions } from './schema/panel-options.ts';
import { type Shown, show } from './show.ts';
import type { PanelContext } from './view.ts';

/** One value of a stat, pie or bar gauge. */
export interface Reduced {
  label: string;
  cell: Cell;
  value: number | null;
  shown: Shown;
  field: Field;
  targets: Target[];
}

/** Calculations that the board knows; a panel with another one says so. */
export const CALCULATIONS: readonly string[] = ['lastNotNull', 'last', 'firstNotNull', 'first'];
/** Grafana's own limit where the panel sets none. */
const DEFAULT_LIMIT = 25;

function selected(fields: readonly Field[], pattern: string | undefined): Field[] {
  const seen = fields.filter(({ config }) => !config.custom?.hideFrom?.viz);
  if (!pattern) return seen.filter(({ kind }) => kind === 'number');
  if (!pattern.startsWith('/')) return seen.filter((field) => field.name === pattern || labelOf(field) === pattern);
  const expression = regExpOf(pattern);
  return seen.filter((field) => expression.test(field.name) || expression.test(labelOf(field)));
}

function rowOf({ values }: Field, calculation: string | undefined): number {
  const first = calculation?.startsWith('first') ?? false;
  if (calculation === 'first') return 0;
  if (calculation === 'last') return values.length - 1;
  const filled = (cell: Cell) => cell !== null;
  const row = first ? values.findIndex(filled) : values.findLastIndex(filled);
  return row === -1 ? (first ? 0 : values.length - 1) : row;
}

/** Without a display name Grafana joins the row's texts, and adds the column where there are several numbers. */
function rowLabel(fields: readonly Field[], field: Field, row: number, context: PanelContext): string {
  const { displayName } = field.config;
  if (displayName)
    return interpolate(displayName, { ...context.scope, data: rowData(fields, row, field, context.formats) });
  const others = fields.filter((other) => other !== field);
  const texts = others
    .filter(({ kind }) => kind === 'string')
    .map((other) => show(other.values[row] ?? null, other, context.formats).text)
    .filter((text) => text !== '');
  const several = others.some(({ kind }) => kind === 'number');
  return several || texts.length === 0 ? [...texts, labelOf(field)].join(' ') : texts.join(' ');
}

/** The values that `reduceOptions` picks: one per numeric field, or one per row (`values: true`). */
export function reduce(fields: readonly Field[], options: ReduceOptions, context: PanelContext): Reduced[] {
  const rows = rowCount(fields);
  if (rows === 0) return [];
  const chosen = selected(fields, options?.fields);
  const at = (field: Field, row: number): Reduced => {
    const cell = field.values[row] ?? null;
    return {
      label: rowLabel(options?.values ? fields : [field], field, row, context),
      cell,
      value: numberOf(cell),
      shown: show(cell, field, context.formats),
      field,
      targets: targetsOf(fields, row, field, context.scope, context.formats),
    };
  };
  if (!options?.values) return chosen.map((field) => at(field, rowOf(field, options?.calcs?.[0])));
  const shown = Math.min(rows, options.limit ?? DEFAULT_LIMIT);
  return Array.from({ length: shown }, (_, row) => chosen.map((field) => at(field, row))).flat();
}
