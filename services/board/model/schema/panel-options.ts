import * as z from 'zod/mini';

const Text = z.optional(z.string());
const Flag = z.optional(z.boolean());

const Legend = z.optional(
  z.looseObject({ showLegend: Flag, displayMode: Text, placement: Text, values: z.optional(z.array(z.string())) }),
);
const Tooltip = z.optional(z.looseObject({ mode: Text, sort: Text, hideZeros: Flag }));
const Reduce = z.optional(
  z.looseObject({ values: Flag, limit: z.optional(z.number()), calcs: z.optional(z.array(z.string())), fields: Text }),
);

export const TextOptions = z.looseObject({ mode: Text, content: Text });
export const StatOptions = z.looseObject({
  reduceOptions: Reduce,
  colorMode: Text,
  graphMode: Text,
  textMode: Text,
  orientation: Text,
  justifyMode: Text,
});
export const BarChartOptions = z.looseObject({
  xField: Text,
  orientation: Text,
  stacking: Text,
  showValue: Text,
  barRadius: z.optional(z.number()),
  barWidth: z.optional(z.number()),
  groupWidth: z.optional(z.number()),
  xTickLabelRotation: z.optional(z.number()),
  xTickLabelMaxLength: z.optional(z.number()),
  legend: Legend,
  tooltip: Tooltip,
});
export const PieChartOptions = z.looseObject({
  pieType: Text,
  displayLabels: z.optional(z.array(z.string())),
  reduceOptions: Reduce,
  legend: Legend,
  tooltip: Tooltip,
});
export const BarGaugeOptions = z.looseObject({
  reduceOptions: Reduce,
  displayMode: Text,
  valueMode: Text,
  namePlacement: Text,
  showUnfilled: Flag,
  orientation: Text,
});
export const TimeSeriesOptions = z.looseObject({ legend: Legend, tooltip: Tooltip });
export const TableOptions = z.looseObject({
  showHeader: Flag,
  cellHeight: Text,
  enablePagination: Flag,
  sortBy: z.optional(z.array(z.looseObject({ displayName: z.string(), desc: Flag }))),
  footer: z.optional(
    z.looseObject({ show: Flag, countRows: Flag, enablePagination: Flag, reducer: z.optional(z.array(z.string())) }),
  ),
});

export type LegendOptions = z.infer<typeof Legend>;
export type ReduceOptions = z.infer<typeof Reduce>;
export type StatOptions = z.infer<typeof StatOptions>;
export type BarChartOptions = z.infer<typeof BarChartOptions>;
export type PieChartOptions = z.infer<typeof PieChartOptions>;
export type BarGaugeOptions = z.infer<typeof BarGaugeOptions>;
export type TimeSeriesOptions = z.infer<typeof TimeSeriesOptions>;
export type TableOptions = z.infer<typeof TableOptions>;
