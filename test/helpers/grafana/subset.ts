import { z } from 'zod';

/**
 * Grafana's dashboard model as far as our dashboards may use it (docs/architecture.md, "Dashboards and board"): what the board renders too. Strict, so
 * that a part nobody draws is found here.
 */
const Text = z.string();
const Color = z.union([
  z.strictObject({ mode: z.literal('fixed'), fixedColor: Text }),
  z.strictObject({ mode: z.enum(['palette-classic', 'palette-classic-by-name', 'thresholds']) }),
]);
const Result = z.strictObject({ text: Text.optional(), color: Text.optional(), index: z.number().optional() });
const Mapping = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('value'), options: z.record(Text, Result) }),
  z.strictObject({
    type: z.literal('range'),
    options: z.strictObject({ from: z.number().nullable(), to: z.number().nullable(), result: Result }),
  }),
  z.strictObject({ type: z.literal('special'), options: z.strictObject({ match: z.literal('null'), result: Result }) }),
]);
const Thresholds = z.strictObject({
  mode: z.literal('absolute'),
  steps: z.array(z.strictObject({ value: z.number().nullable(), color: Text })).min(1),
});
const Unit = z
  .string()
  .regex(
    /^(none|short|locale|percentunit|percent|h|s|ms|dateTimeAsIso|dateTimeFromNow|currency[A-Z]{3}|currency:.+|prefix:.+|suffix:.+)$/,
  );
const DataLink = z.strictObject({ title: Text.min(1), url: Text.startsWith('/d/'), targetBlank: z.literal(false) });
const HideFrom = z.strictObject({ viz: z.boolean(), legend: z.boolean(), tooltip: z.boolean() });
const Cell = z.union([
  z.strictObject({ type: z.enum(['auto', 'color-text', 'color-background']) }),
  z.strictObject({ type: z.literal('gauge'), mode: Text, valueDisplayMode: Text }),
]);

const property = <I extends string, T extends z.ZodType>(id: I, value: T) =>
  z.strictObject({ id: z.literal(id), value });
const Property = z.discriminatedUnion('id', [
  property('displayName', Text.min(1)),
  property('unit', Unit),
  property('decimals', z.number().int().min(0)),
  property('min', z.number()),
  property('max', z.number()),
  property('noValue', Text),
  property('mappings', z.array(Mapping)),
  property('thresholds', Thresholds),
  property('color', Color),
  property('links', z.array(DataLink)),
  property('custom.hidden', z.boolean()),
  property('custom.hideFrom', HideFrom),
  property('custom.width', z.number()),
  property('custom.align', z.enum(['left', 'center', 'right'])),
  property('custom.cellOptions', Cell),
]);
const Override = z.strictObject({
  matcher: z.strictObject({ id: z.enum(['byName', 'byRegexp']), options: Text }),
  properties: z.array(Property),
});
const FieldConfig = z.strictObject({
  defaults: z.strictObject({
    noValue: Text.min(1),
    unit: Unit.optional(),
    decimals: z.number().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    color: Color.optional(),
    thresholds: Thresholds.optional(),
    mappings: z.array(Mapping).optional(),
    links: z.array(DataLink).optional(),
    displayName: Text.optional(),
    custom: z
      .strictObject({
        drawStyle: Text,
        gradientMode: Text,
        lineInterpolation: Text,
        lineWidth: z.number(),
        fillOpacity: z.number(),
        showPoints: Text,
        axisSoftMin: z.number(),
        axisSoftMax: z.number(),
        align: Text,
        inspect: z.boolean(),
      })
      .partial()
      .optional(),
  }),
  overrides: z.array(Override),
});

const DataSource = z.strictObject({ type: z.literal('grafana-clickhouse-datasource'), uid: z.literal('leadstream') });
const Target = z.strictObject({
  refId: Text,
  datasource: DataSource,
  editorType: z.literal('sql'),
  queryType: z.literal('table'),
  format: z.literal(1),
  rawSql: Text.min(1),
});
const DashboardLink = z.strictObject({
  title: Text.min(1),
  type: z.literal('link'),
  icon: Text,
  tooltip: Text,
  url: Text.startsWith('/d/'),
  tags: z.array(Text).length(0),
  asDropdown: z.literal(false),
  targetBlank: z.literal(false),
  includeVars: z.literal(false),
  keepTime: z.literal(false),
});
const Transformation = z.strictObject({
  id: z.enum(['groupingToMatrix', 'organize', 'sortBy']),
  options: z.record(Text, z.unknown()),
});
const GridPos = z.strictObject({
  x: z.number().int().min(0),
  y: z.number().int().min(0),
  w: z.number().int().min(1).max(24),
  h: z.number().int().min(1),
});
const base = {
  id: z.number().int().positive(),
  title: Text.min(1),
  description: Text.min(1),
  gridPos: GridPos,
  transparent: z.literal(false),
};
const queried = {
  ...base,
  datasource: DataSource,
  targets: z.array(Target).min(1),
  fieldConfig: FieldConfig,
  links: z.array(DashboardLink).optional(),
  transformations: z.array(Transformation).optional(),
  repeat: Text.optional(),
  repeatDirection: z.literal('h').optional(),
  maxPerRow: z.number().int().optional(),
};
const Options = z.record(Text, z.unknown());
const Panel = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('stat'), ...queried, options: Options }),
  z.strictObject({ type: z.literal('barchart'), ...queried, options: Options }),
  z.strictObject({ type: z.literal('piechart'), ...queried, options: Options }),
  z.strictObject({ type: z.literal('bargauge'), ...queried, options: Options }),
  z.strictObject({ type: z.literal('timeseries'), ...queried, options: Options }),
  z.strictObject({ type: z.literal('table'), ...queried, options: Options }),
  z.strictObject({
    type: z.literal('text'),
    ...base,
    options: z.strictObject({ mode: z.literal('markdown'), content: Text.min(1) }),
  }),
]);
const Row = z.strictObject({
  type: z.literal('row'),
  id: z.number().int().positive(),
  title: Text.min(1),
  collapsed: z.boolean(),
  gridPos: GridPos,
  panels: z.array(Panel),
  repeat: Text.optional(),
});

const Values = z.union([Text, z.array(Text)]);
const Option = z.strictObject({ selected: z.boolean(), text: Values, value: Values });
const variable = {
  name: z.string().regex(/^[a-z_]+$/),
  label: Text.min(1),
  description: Text.min(1),
  hide: z.number(),
  skipUrlSync: z.literal(false),
};
const choice = {
  multi: z.boolean(),
  includeAll: z.boolean(),
  allValue: z.enum(['/* all */', "''"]).optional(),
  allowCustomValue: z.boolean(),
  options: z.array(Option),
  current: Option.optional(),
};
const Variable = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('query'),
    ...variable,
    ...choice,
    datasource: DataSource,
    query: Target.omit({ datasource: true }).extend({ queryType: z.literal('sql') }),
    definition: Text,
    refresh: z.number(),
    sort: z.literal(0),
    regex: z.literal(''),
  }),
  z.strictObject({ type: z.literal('custom'), ...variable, ...choice, query: Text.min(1) }),
  z.strictObject({
    type: z.literal('textbox'),
    ...variable,
    query: Text,
    options: z.array(Option).length(1),
    current: Option,
  }),
]);

export const SubsetDashboard = z.strictObject({
  uid: z.string().regex(/^leadstream-[a-z-]+$/),
  title: Text.min(1),
  description: Text.min(1),
  tags: z.array(Text),
  timezone: Text.min(1),
  weekStart: z.literal('monday'),
  editable: z.literal(false),
  graphTooltip: z.number(),
  fiscalYearStartMonth: z.literal(0),
  schemaVersion: z.number(),
  refresh: Text,
  time: z.strictObject({ from: Text, to: Text }),
  timepicker: z.strictObject({
    hidden: z.literal(false),
    refresh_intervals: z.array(Text).min(1),
    quick_ranges: z.array(z.strictObject({ display: Text, from: Text, to: Text })).min(5),
  }),
  templating: z.strictObject({ list: z.array(Variable) }),
  annotations: z.strictObject({ list: z.array(z.never()) }),
  links: z.array(DashboardLink),
  panels: z.array(z.union([Row, Panel])).min(1),
});
export type SubsetDashboard = z.infer<typeof SubsetDashboard>;
export type SubsetPanel = z.infer<typeof Panel>;
/** A panel that asks ClickHouse. */
export type QueriedPanel = Exclude<SubsetPanel, { type: 'text' }>;
export type SubsetVariable = z.infer<typeof Variable>;
