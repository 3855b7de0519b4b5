import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { literal } from '../../../clickhouse/quote.ts';
import { text } from '../../builder/columns.ts';
import type { Context } from '../../builder/context.ts';
import { type ColumnOf, rawQuery, source, type ViewName } from '../../builder/query.ts';
import { type PanelText, tablePanel } from '../../panels/index.ts';

/** A day or an instant as text, in the business time zone its column has; "–" where it has not happened. */
export const dayText = (column: string): string => `ifNull(toString(${column}), '–')`;
export const instantText = (column: string): string => `ifNull(formatDateTime(${column}, '%F %H:%i'), '–')`;

export interface DetailSpec<V extends ViewName, F extends string> {
  text: PanelText;
  view: V;
  /** Column that names the thing, and the value it has. */
  where: { column: ColumnOf<V>; equals: string };
  /** What each field is called, in order. */
  names: Readonly<Record<F, string>>;
  /** The value of each as SQL text over the view. */
  values: Readonly<Record<F, string>>;
  /** Words for values of enumerations. */
  words?: Readonly<Record<string, string>>;
}

/** The fields of one thing below each other: what would be too wide for one row. */
export function detailPanel<V extends ViewName, F extends string>(ctx: Context, spec: DetailSpec<V, F>): Panel {
  const names: F[] = [];
  for (const name in spec.values) names.push(name);
  const sql = [
    'select field, value',
    `from ${source(ctx, spec.view)}`,
    `array join [${names.map(literal).join(', ')}] as field,`,
    `  [${names.map((name) => spec.values[name]).join(', ')}] as value`,
    `where ${spec.where.column} = ${spec.where.equals}`,
  ].join('\n');
  const { field, value } = ctx.texts.opportunity.columns;
  return tablePanel(ctx, {
    text: spec.text,
    query: rawQuery(sql, ['field', 'value']),
    fields: {
      field: { name: field, words: spec.names, width: 220 },
      value: text(ctx, value, { words: { ...spec.words, '(none)': ctx.texts.common.none } }),
    },
  });
}

/** Custom and unknown fields, as the CRM names them. */
export function customFields(ctx: Context, view: 'opportunities' | 'contacts', where: string): Panel {
  const sql = [
    'select key as field, custom[key] as value',
    `from ${source(ctx, view)}`,
    'array join mapKeys(custom) as key',
    `where ${where}`,
    'order by lower(key)',
  ].join('\n');
  const { columns, custom } = ctx.texts.opportunity;
  return tablePanel(ctx, {
    text: custom,
    query: rawQuery(sql, ['field', 'value']),
    fields: { field: { name: columns.field, width: 220 }, value: { name: columns.value } },
  });
}
