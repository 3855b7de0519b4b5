import { z } from 'zod';
import { FieldConfigSource } from '../model/schema/field-config.ts';

/**
 * What the server reads of Grafana's dashboard model (test/helpers/grafana/subset.ts has the subset); the browser gets the JSON as built.
 */
const Target = z.looseObject({
  refId: z.string(),
  rawSql: z.string(),
  hide: z.boolean().optional(),
});

const Transformation = z.looseObject({
  id: z.string(),
  options: z.record(z.string(), z.unknown()).default({}),
  disabled: z.boolean().optional(),
});

const LeafPanel = z.looseObject({
  id: z.number().int(),
  type: z.string(),
  title: z.string().default(''),
  repeat: z.string().nullish(),
  targets: z.array(Target).default([]),
  fieldConfig: z.optional(FieldConfigSource),
  transformations: z.array(Transformation).default([]),
});
export type Panel = z.infer<typeof LeafPanel>;

/** Rows hold their panels where they are collapsed. */
const TopPanel = LeafPanel.extend({ panels: z.array(LeafPanel).default([]) });

const Text = z.union([z.string(), z.array(z.string())]);
const common = {
  name: z.string(),
  includeAll: z.boolean().default(false),
  multi: z.boolean().default(false),
  allValue: z.string().nullish(),
  current: z.looseObject({ value: Text.optional() }).default({}),
};

const Variable = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('query'),
    ...common,
    query: z.union([z.string(), z.looseObject({ rawSql: z.string() }).transform(({ rawSql }) => rawSql)]),
  }),
  z.looseObject({
    type: z.literal('custom'),
    ...common,
    query: z.string().default(''),
    options: z.array(z.looseObject({ value: Text, text: Text.optional() })).default([]),
  }),
  z.looseObject({ type: z.literal('textbox'), ...common, query: z.string().default('') }),
  z.looseObject({ type: z.literal('constant'), ...common, query: z.string() }),
]);
export type Variable = z.infer<typeof Variable>;

export const DashboardModel = z.looseObject({
  uid: z.string(),
  title: z.string(),
  description: z.string().default(''),
  panels: z.array(TopPanel).default([]),
  templating: z.looseObject({ list: z.array(Variable).default([]) }).default({ list: [] }),
});
export type DashboardModel = z.infer<typeof DashboardModel>;

/** Every panel, also those inside rows. */
export function panelsOf(dashboard: DashboardModel): Panel[] {
  return dashboard.panels.flatMap((panel) => [panel, ...panel.panels]);
}
