import * as z from 'zod/mini';
import { DashboardLink, DataSource, Item, type Panel, type QueriedPanel, Statement } from './panel.ts';

const Name = z.string().check(z.minLength(1));
const Values = z.union([z.string(), z.array(z.string())]);
const Option = z.object({ selected: z.boolean(), text: Values, value: Values });

const variable = {
  name: z.string().check(z.regex(/^[a-z_]+$/)),
  label: Name,
  description: Name,
  hide: z.literal(0),
  skipUrlSync: z.literal(false),
};
const choice = {
  ...variable,
  includeAll: z.boolean(),
  options: z.array(Option),
  current: z.optional(Option),
};

/** A filter. Its options come from a statement or are listed, or a reader types its value. */
export const Variable = z.discriminatedUnion('type', [
  z.object({
    ...choice,
    type: z.literal('query'),
    datasource: DataSource,
    query: z.extend(Statement, { queryType: z.literal('sql') }),
    definition: z.string(),
    multi: z.boolean(),
    /** An empty array or literal, for statements that are written by hand. */
    allValue: z.optional(z.enum(['/* all */', "''"])),
    allowCustomValue: z.literal(true),
    /** Asked 1: when the dashboard opens; 2: when the time range changes, too. */
    refresh: z.union([z.literal(1), z.literal(2)]),
    sort: z.literal(0),
    regex: z.literal(''),
  }),
  z.object({
    ...choice,
    type: z.literal('custom'),
    query: Name,
    multi: z.literal(false),
    allValue: z.optional(z.literal("''")),
    allowCustomValue: z.literal(false),
  }),
  z.object({
    ...variable,
    type: z.literal('textbox'),
    query: z.string(),
    options: z.array(Option).check(z.length(1)),
    current: Option,
  }),
]);
export type Variable = z.infer<typeof Variable>;

export const offersAll = (variable: Variable): boolean => variable.type !== 'textbox' && variable.includeAll;
export const takesSeveral = (variable: Variable): boolean => variable.type === 'query' && variable.multi;
/** What is put in for "All", if that is not all options. */
export const allValueOf = (variable: Variable): string | undefined =>
  variable.type === 'textbox' ? undefined : variable.allValue;

/** Values as built; none for a list that begins with its first option. */
export function defaultValues({ current }: Variable): string[] {
  if (current === undefined) return [];
  return Array.isArray(current.value) ? current.value : [current.value];
}

/** Options that a variable lists itself. */
export const ownOptions = ({ options }: Variable): Array<{ text: string; value: string }> =>
  options.flatMap(({ text, value }) =>
    typeof text === 'string' && typeof value === 'string' ? [{ text, value }] : [],
  );

const Range = { from: z.string(), to: z.string() };

/**
 * Grafana's dashboard model as far as our dashboards use it and the board draws it. What is not here is left out when it is
 * parsed; a test holds that nothing of what we write is.
 */
export const Dashboard = z.object({
  uid: Name,
  title: Name,
  description: Name,
  tags: z.array(z.string()),
  timezone: Name,
  weekStart: z.literal('monday'),
  editable: z.literal(false),
  graphTooltip: z.literal(0),
  fiscalYearStartMonth: z.literal(0),
  schemaVersion: z.number(),
  /** How often it asks anew by itself, e.g. `1m`; empty: not at all. */
  refresh: z.string(),
  time: z.object(Range),
  timepicker: z.object({
    hidden: z.literal(false),
    refresh_intervals: z.array(z.string()),
    quick_ranges: z.array(z.object({ display: z.string(), ...Range })),
  }),
  templating: z.object({ list: z.array(Variable) }),
  annotations: z.object({ list: z.array(z.never()) }),
  links: z.array(DashboardLink),
  panels: z.array(Item).check(z.minLength(1)),
});
export type Dashboard = z.infer<typeof Dashboard>;

/** A dashboard, and the title of the folder that it belongs into. */
export interface BuiltDashboard {
  folder: string;
  uid: string;
  dashboard: Dashboard;
}

/** Every panel in reading order, those of folded rows included. */
export const panelsOf = ({ panels }: Dashboard): Panel[] =>
  panels.flatMap((item) => (item.type === 'row' ? item.panels : [item]));

/** Panels that ask ClickHouse. */
export const queriedPanelsOf = (dashboard: Dashboard): QueriedPanel[] =>
  panelsOf(dashboard).filter((panel) => panel.type !== 'text');

/** Panels of rows that are folded when a dashboard opens: neither Grafana nor the board asks for them until then. */
export const foldedPanelsOf = ({ panels }: Dashboard): Panel[] =>
  panels.flatMap((item) => (item.type === 'row' && item.collapsed ? item.panels : []));
