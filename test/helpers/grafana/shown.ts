import type { DataFrame, Field, FieldConfigSource, GrafanaTheme2, InterpolateFunction } from '@grafana/data';
import { z } from 'zod';
import type { QueriedPanel } from '../../../grafana/model/panel.ts';
import { grafana } from './grafana-data.ts';

/** One thing on the screen: a cell, a tile, a slice, a bar, a point. */
export interface Shown {
  field: Field;
  row: number;
  /** What it is called: the column, or the row's label. */
  title: string;
  text: string;
}

interface Context {
  frame: DataFrame;
  fieldConfig: FieldConfigSource;
  replaceVariables: InterpolateFunction;
  theme: GrafanaTheme2;
}

const Reduce = z.object({
  reduceOptions: z.object({
    calcs: z.array(z.string()),
    values: z.boolean(),
    fields: z.string(),
    limit: z.number().optional(),
  }),
});

/** Stat, bar gauge, pie: `getFieldDisplayValues`. Grafana answers one value without a row where it finds none. */
function reduced(panel: QueriedPanel, { frame, ...context }: Context): Shown[] {
  const { limit, ...reduce } = Reduce.parse(panel.options).reduceOptions;
  return grafana
    .getFieldDisplayValues({
      ...context,
      data: [frame],
      reduceOptions: limit === undefined ? reduce : { ...reduce, limit },
    })
    .flatMap(({ colIndex, rowIndex = 0, display }) => {
      const field = colIndex === undefined ? undefined : frame.fields[colIndex];
      return field && frame.length > 0
        ? [{ field, row: rowIndex, title: display.title ?? '', text: grafana.formattedValueToString(display) }]
        : [];
    });
}

const cellsOf = (frame: DataFrame, fields: readonly Field[]): Shown[] =>
  fields.flatMap((field) =>
    Array.from({ length: frame.length }, (_, row) => ({
      field,
      row,
      title: grafana.getFieldDisplayName(field, frame, [frame]),
      text: field.display ? grafana.formattedValueToString(field.display(field.values[row])) : '',
    })),
  );

const isDrawn = (field: Field): boolean => !field.config.custom?.hideFrom?.viz;
const isNumber = ({ type }: Field): boolean => type === grafana.FieldType.number;

/** Grafana's table leaves out columns that are hidden. */
const table = (frame: DataFrame): Shown[] =>
  cellsOf(
    frame,
    frame.fields.filter((field) => !field.config.custom?.hidden && isDrawn(field)),
  );

/** Grafana's bar chart: along the field that the panel names, else the first text, else time; bars are the numbers that are not hidden. */
function bars(xField: string, frame: DataFrame): Shown[] {
  const { FieldType, getFieldDisplayName } = grafana;
  const named = (field: Field) => field.name === xField || getFieldDisplayName(field, frame, [frame]) === xField;
  const x =
    frame.fields.find(named) ??
    frame.fields.find(({ type }) => type === FieldType.string) ??
    frame.fields.find(({ type }) => type === FieldType.time);
  if (!x) return [];
  return cellsOf(
    frame,
    frame.fields.filter((field) => field !== x && isNumber(field) && isDrawn(field)),
  );
}

/** Grafana's time series: numbers over the first field of times; a frame without one is refused. */
const lines = (frame: DataFrame): Shown[] =>
  frame.fields.some(({ type }) => type === grafana.FieldType.time)
    ? cellsOf(
        frame,
        frame.fields.filter((field) => isNumber(field) && isDrawn(field)),
      )
    : [];

/** What a panel of each kind draws of a frame. The kinds' own code is part of Grafana's application; what it asks is `@grafana/data`. */
export function shownOf(panel: QueriedPanel, context: Context): Shown[] {
  const { frame } = context;
  if (frame.length === 0) return [];
  if (panel.type === 'table') return table(frame);
  if (panel.type === 'barchart') return bars(panel.options.xField, frame);
  if (panel.type === 'timeseries') return lines(frame);
  return reduced(panel, context);
}
