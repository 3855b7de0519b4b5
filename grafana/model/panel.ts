import * as z from 'zod/mini';
import { FieldConfigSource } from './field-config.ts';

const Name = z.string().check(z.minLength(1));

/** The data source, of Grafana's ClickHouse plugin; its uid is that of `provisioning/datasources`. */
export const DATA_SOURCE = { type: 'grafana-clickhouse-datasource', uid: 'leadstream' } as const;
export const DataSource = z.object({ type: z.literal(DATA_SOURCE.type), uid: z.literal(DATA_SOURCE.uid) });

/** A statement as the plugin's SQL editor keeps it. */
export const Statement = z.object({
  refId: z.string(),
  editorType: z.literal('sql'),
  format: z.literal(1),
  rawSql: Name,
});
const Target = z.extend(Statement, { datasource: DataSource, queryType: z.literal('table') });

const GridPos = z.object({
  x: z.number().check(z.int(), z.minimum(0)),
  y: z.number().check(z.int(), z.minimum(0)),
  w: z.number().check(z.int(), z.minimum(1), z.maximum(24)),
  h: z.number().check(z.int(), z.minimum(1)),
});
export type GridPos = z.infer<typeof GridPos>;

/** A link in a dashboard's head. */
export const DashboardLink = z.object({
  title: Name,
  type: z.literal('link'),
  icon: z.enum(['external link', 'bookmark']),
  tooltip: z.string(),
  url: z.string().check(z.startsWith('/d/')),
  tags: z.array(z.never()),
  asDropdown: z.literal(false),
  targetBlank: z.literal(false),
  includeVars: z.literal(false),
  keepTime: z.literal(false),
});
export type DashboardLink = z.infer<typeof DashboardLink>;

/** Rows (row, column, value) become one column per value of the second. */
const Matrix = z.object({
  id: z.literal('groupingToMatrix'),
  options: z.object({
    rowField: z.string(),
    columnField: z.string(),
    valueField: z.string(),
    emptyValue: z.enum(['zero', 'null']),
  }),
});
export type Matrix = z.infer<typeof Matrix>;

const base = {
  id: z.number().check(z.int(), z.positive()),
  title: Name,
  description: Name,
  gridPos: GridPos,
  transparent: z.literal(false),
};

/** What every panel with a statement says. */
const queried = {
  ...base,
  datasource: DataSource,
  targets: z.array(Target).check(z.length(1)),
  fieldConfig: FieldConfigSource,
  transformations: z.optional(z.array(Matrix)),
  repeat: z.optional(z.string()),
  repeatDirection: z.optional(z.literal('h')),
  maxPerRow: z.optional(z.number().check(z.int(), z.positive())),
};

const Reduce = z.object({
  calcs: z.array(z.literal('lastNotNull')),
  fields: z.literal(''),
  values: z.boolean(),
  limit: z.optional(z.number()),
});
export type ReduceOptions = z.infer<typeof Reduce>;

const legend = { showLegend: z.boolean(), calcs: z.array(z.never()) };
const ListLegend = z.object({ ...legend, displayMode: z.literal('list'), placement: z.literal('bottom') });
/** Of one slice, or of all series at one place. */
const SingleTooltip = z.object({ mode: z.literal('single'), sort: z.literal('none') });
const MultiTooltip = z.object({ mode: z.literal('multi'), sort: z.literal('none') });

const StatOptions = z.object({
  reduceOptions: Reduce,
  colorMode: z.literal('value'),
  graphMode: z.literal('none'),
  textMode: z.literal('value_and_name'),
  orientation: z.literal('auto'),
  justifyMode: z.literal('auto'),
  wideLayout: z.literal(true),
  showPercentChange: z.literal(false),
  percentChangeColorMode: z.literal('standard'),
});
const BarChartOptions = z.object({
  xField: z.string(),
  orientation: z.enum(['horizontal', 'vertical']),
  stacking: z.enum(['none', 'normal']),
  showValue: z.enum(['auto', 'never']),
  barRadius: z.number(),
  barWidth: z.number(),
  groupWidth: z.number(),
  xTickLabelRotation: z.number(),
  xTickLabelMaxLength: z.number(),
  xTickLabelSpacing: z.number(),
  fullHighlight: z.literal(false),
  legend: ListLegend,
  tooltip: MultiTooltip,
});
const PieChartOptions = z.object({
  pieType: z.literal('donut'),
  displayLabels: z.array(z.literal('percent')),
  orientation: z.literal('auto'),
  reduceOptions: Reduce,
  legend: z.object({
    ...legend,
    displayMode: z.literal('table'),
    placement: z.enum(['bottom', 'right']),
    values: z.array(z.enum(['value', 'percent'])),
  }),
  tooltip: SingleTooltip,
});
const BarGaugeOptions = z.object({
  reduceOptions: Reduce,
  displayMode: z.literal('basic'),
  valueMode: z.literal('text'),
  namePlacement: z.literal('left'),
  showUnfilled: z.literal(true),
  sizing: z.literal('auto'),
  orientation: z.literal('horizontal'),
  minVizWidth: z.number(),
  minVizHeight: z.number(),
  maxVizHeight: z.number(),
  legend: ListLegend,
});
const TimeSeriesOptions = z.object({ legend: ListLegend, tooltip: MultiTooltip });
const TableOptions = z.object({
  showHeader: z.literal(true),
  cellHeight: z.literal('sm'),
  enablePagination: z.literal(true),
  frameIndex: z.literal(0),
  showTypeIcons: z.literal(false),
  footer: z.object({ show: z.literal(false), reducer: z.array(z.never()), countRows: z.literal(false) }),
});
export type BarChartOptions = z.infer<typeof BarChartOptions>;

/** A panel that asks ClickHouse. */
const QueriedPanel = z.discriminatedUnion('type', [
  z.object({ ...queried, type: z.literal('stat'), options: StatOptions }),
  z.object({ ...queried, type: z.literal('barchart'), options: BarChartOptions }),
  z.object({ ...queried, type: z.literal('piechart'), options: PieChartOptions }),
  z.object({ ...queried, type: z.literal('bargauge'), options: BarGaugeOptions }),
  z.object({ ...queried, type: z.literal('timeseries'), options: TimeSeriesOptions }),
  z.object({ ...queried, type: z.literal('table'), options: TableOptions }),
]);
export type QueriedPanel = z.infer<typeof QueriedPanel>;
/** A panel of one kind. */
export type PanelOf<T extends QueriedPanel['type']> = Extract<QueriedPanel, { type: T }>;

const TextPanel = z.object({
  ...base,
  type: z.literal('text'),
  options: z.object({ mode: z.literal('markdown'), content: Name }),
});
export type TextPanel = z.infer<typeof TextPanel>;

/** A panel that shows something. */
const Panel = z.discriminatedUnion('type', [QueriedPanel, TextPanel]);
export type Panel = z.infer<typeof Panel>;

/** A heading. Where it is folded it holds its panels, else they follow it. */
const Row = z.object({
  type: z.literal('row'),
  id: base.id,
  title: Name,
  collapsed: z.boolean(),
  gridPos: GridPos,
  panels: z.array(Panel),
});
export type Row = z.infer<typeof Row>;

/** What a dashboard lists: panels, and headings above them. */
export const Item = z.discriminatedUnion('type', [Row, Panel]);
export type Item = z.infer<typeof Item>;
