import type { ReduceOptions } from '../../../grafana/model/panel.ts';
import type { Cell } from './api.ts';
import { labelOf } from './field-config.ts';
import { type Field, numberOf, rowCount } from './frame.ts';
import { interpolate } from './interpolate.ts';
import { rowData, type Target, targetsOf } from './links.ts';
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

/** What is drawn: the numbers that are not hidden. */
const selected = (fields: readonly Field[]): Field[] =>
  fields.filter(({ kind, config }) => kind === 'number' && !config.custom?.hideFrom?.viz);

/** The last row with a value, else the last. */
function lastFilled({ values }: Field): number {
  const row = values.findLastIndex((cell) => cell !== null);
  return row === -1 ? values.length - 1 : row;
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
  const chosen = selected(fields);
  const at = (field: Field, row: number): Reduced => {
    const cell = field.values[row] ?? null;
    return {
      label: rowLabel(options.values ? fields : [field], field, row, context),
      cell,
      value: numberOf(cell),
      shown: show(cell, field, context.formats),
      field,
      targets: targetsOf(fields, row, field, context.scope, context.formats),
    };
  };
  if (!options.values) return chosen.map((field) => at(field, lastFilled(field)));
  const shown = Math.min(rows, options.limit ?? rows);
  return Array.from({ length: shown }, (_, row) => chosen.map((field) => at(field, row))).flat();
}
