import * as z from 'zod/mini';

/** What a mapped value turns into; `index` keeps Grafana's order in its editor. */
const Word = z.object({ text: z.string(), color: z.optional(z.string()), index: z.optional(z.number()) });
export type Word = z.infer<typeof Word>;

/** Words for the values of an enumeration. */
const Mapping = z.object({ type: z.literal('value'), options: z.record(z.string(), Word) });

const Color = z.union([
  z.object({ mode: z.literal('fixed'), fixedColor: z.string() }),
  z.object({ mode: z.enum(['palette-classic', 'thresholds']) }),
]);

/** Steps from the lowest; the first has no value and reaches down without end. */
const Thresholds = z.object({
  mode: z.literal('absolute'),
  steps: z.array(z.object({ value: z.nullable(z.number()), color: z.string() })).check(z.minLength(1)),
});

const Unit = z
  .string()
  .check(z.regex(/^(none|locale|percentunit|percent|h|s|ms|dateTimeAsIso|currency:financial:[^:]+(:suffix)?)$/));

/** A link of a value; it stays within the dashboards. */
const DataLink = z.object({
  title: z.string().check(z.minLength(1)),
  url: z.string().check(z.startsWith('/d/')),
  targetBlank: z.literal(false),
});
export type DataLink = z.infer<typeof DataLink>;

const CellOptions = z.union([
  z.object({ type: z.enum(['color-text', 'color-background']) }),
  z.object({ type: z.literal('gauge'), mode: z.literal('basic'), valueDisplayMode: z.literal('text') }),
]);

const PARTS = {
  displayName: z.string().check(z.minLength(1)),
  unit: Unit,
  decimals: z.number().check(z.int(), z.minimum(0)),
  min: z.number(),
  max: z.number(),
  noValue: z.string(),
  mappings: z.array(Mapping),
  thresholds: Thresholds,
  color: Color,
  links: z.array(DataLink),
};

/** Parts that mean something to some kinds of panels alone. */
const CUSTOM = {
  hidden: z.literal(true),
  hideFrom: z.object({ viz: z.literal(true), legend: z.literal(true), tooltip: z.literal(true) }),
  width: z.number(),
  align: z.enum(['auto', 'left', 'center', 'right']),
  cellOptions: CellOptions,
};

/** How charts draw; the same for all of their columns. */
const DRAWN = {
  axisSoftMin: z.number(),
  drawStyle: z.literal('line'),
  lineInterpolation: z.literal('linear'),
  lineWidth: z.number(),
  fillOpacity: z.number(),
  gradientMode: z.literal('none'),
  showPoints: z.literal('auto'),
  inspect: z.literal(false),
};

/** Grafana's configuration of one column. */
const FieldConfig = z.partial(z.object({ ...PARTS, custom: z.partial(z.object({ ...CUSTOM, ...DRAWN })) }));
export type FieldConfig = z.infer<typeof FieldConfig>;

const property = <I extends string, T extends z.ZodMiniType>(id: I, value: T) => z.object({ id: z.literal(id), value });
const Property = z.discriminatedUnion('id', [
  property('displayName', PARTS.displayName),
  property('unit', PARTS.unit),
  property('decimals', PARTS.decimals),
  property('min', PARTS.min),
  property('max', PARTS.max),
  property('noValue', PARTS.noValue),
  property('mappings', PARTS.mappings),
  property('thresholds', PARTS.thresholds),
  property('color', PARTS.color),
  property('links', PARTS.links),
  property('custom.hidden', CUSTOM.hidden),
  property('custom.hideFrom', CUSTOM.hideFrom),
  property('custom.width', CUSTOM.width),
  property('custom.align', CUSTOM.align),
  property('custom.cellOptions', CUSTOM.cellOptions),
]);
export type Property = z.infer<typeof Property>;

/** Which columns an override is for: one by its name, or those that an expression matches. */
const Override = z.object({
  matcher: z.object({ id: z.enum(['byName', 'byRegexp']), options: z.string() }),
  properties: z.array(Property),
});

/** What holds for all columns; a panel says what is in its place while it has no rows. */
const Defaults = z.extend(FieldConfig, { noValue: z.string().check(z.minLength(1)) });

/** Defaults of all columns, and overrides of some; later ones win. */
export const FieldConfigSource = z.object({ defaults: Defaults, overrides: z.array(Override) });
export type FieldConfigSource = z.infer<typeof FieldConfigSource>;
