import * as z from 'zod/mini';
import { FieldConfigSource, Link } from './field-config.ts';

const Text = z.optional(z.string());

const GridPos = z.looseObject({ x: z.number(), y: z.number(), w: z.number(), h: z.number() });
export type GridPos = z.infer<typeof GridPos>;

const leaf = {
  id: z.optional(z.number()),
  type: z.string(),
  title: Text,
  description: Text,
  gridPos: z.optional(GridPos),
  options: z._default(z.optional(z.record(z.string(), z.unknown())), {}),
  fieldConfig: z.optional(FieldConfigSource),
  transformations: z.optional(
    z.array(
      z.looseObject({
        id: z.string(),
        disabled: z.optional(z.boolean()),
        options: z._default(z.optional(z.record(z.string(), z.unknown())), {}),
      }),
    ),
  ),
  targets: z.optional(z.array(z.looseObject({ refId: Text }))),
  links: z.optional(z.array(Link)),
  repeat: Text,
  repeatDirection: Text,
  maxPerRow: z.optional(z.number()),
  transparent: z.optional(z.boolean()),
  collapsed: z.optional(z.boolean()),
};
const LeafPanel = z.looseObject(leaf);
export const Panel = z.looseObject({ ...leaf, panels: z.optional(z.array(LeafPanel)) });
/** A panel of any type, also a row; its options are read by the type's own schema. */
export type Panel = z.infer<typeof Panel>;

const Value = z.union([z.string(), z.array(z.string())]);
const Current = z.looseObject({ text: z.optional(Value), value: z.optional(Value) });
export const Variable = z.looseObject({
  name: z.string(),
  type: z.string(),
  label: z.nullish(z.string()),
  description: z.nullish(z.string()),
  /** 0 shown, 1 without its label, 2 hidden. */
  hide: z.optional(z.number()),
  multi: z.optional(z.boolean()),
  includeAll: z.optional(z.boolean()),
  allValue: z.nullish(z.string()),
  allowCustomValue: z.optional(z.boolean()),
  skipUrlSync: z.optional(z.boolean()),
  refresh: z.optional(z.number()),
  current: z.optional(Current),
  options: z.optional(z.array(z.looseObject({ text: Value, value: Value, selected: z.nullish(z.boolean()) }))),
  query: z.optional(z.union([z.string(), z.record(z.string(), z.unknown())])),
});
export type Variable = z.infer<typeof Variable>;

export const Dashboard = z.looseObject({
  uid: z.string(),
  title: z.string(),
  description: Text,
  timezone: Text,
  weekStart: Text,
  refresh: z.optional(z.union([z.string(), z.boolean()])),
  time: z.optional(z.looseObject({ from: z.string(), to: z.string() })),
  timepicker: z.optional(
    z.looseObject({
      hidden: z.optional(z.boolean()),
      quick_ranges: z.optional(z.array(z.looseObject({ display: z.string(), from: z.string(), to: z.string() }))),
      refresh_intervals: z.optional(z.array(z.string())),
    }),
  ),
  templating: z.optional(z.looseObject({ list: z.optional(z.array(Variable)) })),
  links: z.optional(
    z.array(
      z.looseObject({
        type: Text,
        title: Text,
        url: Text,
        tooltip: Text,
        targetBlank: z.optional(z.boolean()),
        includeVars: z.optional(z.boolean()),
        keepTime: z.optional(z.boolean()),
      }),
    ),
  ),
  panels: z._default(z.optional(z.array(Panel)), []),
});
export type Dashboard = z.infer<typeof Dashboard>;
export type DashboardLink = NonNullable<Dashboard['links']>[number];
