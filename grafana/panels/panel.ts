import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import type { DynamicConfigValue, Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Context } from '../builder/context.ts';
import { type Field, type Fields, propertiesOf } from '../builder/fields.ts';
import { type Query, target } from '../builder/query.ts';
import { DATA_SOURCE } from '../model/panel.ts';

/** Texts of a panel, from the language file. */
export interface PanelText {
  title: string;
  /** What the number is, from which view, its definition in words. */
  description: string;
  /** What is in its place while there is nothing to show. */
  noData: string;
}

/** What every panel with a query says. */
export interface PanelSpec<C extends string> {
  text: PanelText;
  query: Query<C>;
  fields: Fields<C>;
  /** Columns that only the data know, as those of a cross table, by a name or a pattern (`/^~/`). What `fields` says goes before it. */
  crossFields?: ReadonlyArray<{ matches: string | RegExp; field: Field }>;
  /** Repeats the panel for every value of a variable, side by side. */
  repeat?: { variable: string; maxPerRow: number };
}

/** The part of the SDK's panel builders that every kind has. */
interface CommonBuilder {
  title(title: string): this;
  description(description: string): this;
  datasource(ref: { type: string; uid: string }): this;
  withTarget(target: Builder<Dataquery>): this;
  noValue(text: string): this;
  overrideByName(name: string, properties: DynamicConfigValue[]): this;
  overrideByRegexp(pattern: string, properties: DynamicConfigValue[]): this;
  repeat(variable: string): this;
  repeatDirection(direction: 'h' | 'v'): this;
  maxPerRow(max: number): this;
  build(): Panel;
}

/** Properties of the columns in the order of the query; NULL reads "–" where a column does not say otherwise. */
function overridesOf<C extends string>(ctx: Context, { query, fields }: PanelSpec<C>, table: boolean) {
  return query.columns.flatMap((name) => {
    const field: Field = { ...fields[name] };
    if (query.nullable.has(name)) field.noValue ??= ctx.texts.common.notApplicable;
    const properties = propertiesOf(field, table);
    return properties.length > 0 ? [{ name, properties }] : [];
  });
}

/** Every field: its expression matches whatever a column is called. */
const ANY = '/.*/';

/** What differs between kinds of panels. */
interface Kind {
  /** Widths, alignment and cells mean something. */
  table?: boolean;
  /** One row that is always there: a value that is NULL is a panel without data. */
  singleRow?: boolean;
}

/**
 * Gives a builder what all panels have in common, and builds it. Place and id come from the layout. Grafana puts a panel's `noValue`
 * also in the place of every empty text and NULL of its rows: so fields are told that theirs is nothing, and before all else, as later
 * overrides win.
 */
export function finish<C extends string>(
  ctx: Context,
  builder: CommonBuilder,
  spec: PanelSpec<C>,
  { table = false, singleRow = false }: Kind = {},
): Panel {
  builder
    .title(spec.text.title)
    .description(spec.text.description)
    .datasource(DATA_SOURCE)
    .withTarget(target(spec.query))
    .noValue(spec.text.noData);
  if (!singleRow) builder.overrideByRegexp(ANY, [{ id: 'noValue', value: '' }]);
  for (const { matches, field } of spec.crossFields ?? []) {
    const properties = propertiesOf(field, table);
    if (typeof matches === 'string') builder.overrideByName(matches, properties);
    else builder.overrideByRegexp(String(matches), properties);
  }
  for (const { name, properties } of overridesOf(ctx, spec, table)) builder.overrideByName(name, properties);
  if (spec.repeat) builder.repeat(spec.repeat.variable).repeatDirection('h').maxPerRow(spec.repeat.maxPerRow);
  const panel = builder.build();
  if (!spec.repeat) delete panel.repeatDirection;
  return panel;
}
