import * as z from 'zod/mini';

const Text = z.optional(z.string());
const Flag = z.optional(z.boolean());
const Figure = z.optional(z.nullable(z.number()));

/** What a mapping or threshold turns a value into. */
const MappingResult = z.looseObject({ text: Text, color: Text, index: z.optional(z.number()) });

const Mapping = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('value'), options: z.record(z.string(), MappingResult) }),
  z.looseObject({
    type: z.literal('range'),
    options: z.looseObject({ from: Figure, to: Figure, result: MappingResult }),
  }),
  z.looseObject({ type: z.literal('special'), options: z.looseObject({ match: z.string(), result: MappingResult }) }),
  z.looseObject({ type: z.literal('regex'), options: z.looseObject({ pattern: z.string(), result: MappingResult }) }),
]);
export type Mapping = z.infer<typeof Mapping>;
export type MappingResult = z.infer<typeof MappingResult>;

export const Link = z.looseObject({ title: Text, url: Text, targetBlank: z.optional(z.nullable(z.boolean())) });
export type Link = z.infer<typeof Link>;

const Custom = z.looseObject({
  align: Text,
  width: z.optional(z.nullable(z.number())),
  minWidth: z.optional(z.nullable(z.number())),
  hidden: Flag,
  cellOptions: z.optional(
    z.looseObject({ type: Text, mode: Text, wrapText: Flag, applyToRow: Flag, valueDisplayMode: Text }),
  ),
  hideFrom: z.optional(z.looseObject({ viz: Flag, legend: Flag, tooltip: Flag })),
  axisLabel: Text,
  axisPlacement: Text,
  axisSoftMin: Figure,
  axisSoftMax: Figure,
  drawStyle: Text,
  lineInterpolation: Text,
  lineWidth: z.optional(z.number()),
  fillOpacity: z.optional(z.number()),
  showPoints: Text,
  pointSize: z.optional(z.number()),
  spanNulls: z.optional(z.union([z.boolean(), z.number()])),
  stacking: z.optional(z.looseObject({ mode: Text, group: z.optional(z.unknown()) })),
});

/** Grafana's configuration of one field, after overrides. */
export const FieldConfig = z.looseObject({
  displayName: Text,
  unit: Text,
  decimals: Figure,
  min: Figure,
  max: Figure,
  noValue: Text,
  color: z.optional(z.looseObject({ mode: Text, fixedColor: Text })),
  thresholds: z.optional(
    z.looseObject({
      mode: Text,
      steps: z.array(z.looseObject({ value: z.nullish(z.number()), color: z.string() })),
    }),
  ),
  mappings: z.optional(z.array(Mapping)),
  links: z.optional(z.array(Link)),
  custom: z.optional(Custom),
});
export type FieldConfig = z.infer<typeof FieldConfig>;

/** Defaults and overrides stay raw until they are merged for a field: see `field-config.ts`. */
export const FieldConfigSource = z.looseObject({
  defaults: z.optional(z.record(z.string(), z.unknown())),
  overrides: z.optional(
    z.array(
      z.looseObject({
        matcher: z.looseObject({ id: z.string(), options: z.optional(z.unknown()) }),
        properties: z.array(z.looseObject({ id: z.string(), value: z.optional(z.unknown()) })),
      }),
    ),
  ),
});
export type FieldConfigSource = z.infer<typeof FieldConfigSource>;
