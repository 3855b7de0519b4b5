import type { Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import { DATA_SOURCE } from '../model/panel.ts';
import { VIEWS } from '../model/views.gen.ts';
import type { Context } from './context.ts';
import { arrayOf, firstDay, lastDay, stringOf } from './sql.ts';

export type Views = typeof VIEWS;
/** Reports, and tables for analysts. A table that shares its name with a report is `tables.<name>`. */
export type ViewName = keyof Views;
export type ColumnOf<V extends ViewName> = keyof Views[V]['columns'] & string;
export type ParameterOf<V extends ViewName> = keyof Views[V]['parameters'] & string;

/** A statement together with the names of the columns it answers. */
export interface Query<Column extends string = string> {
  sql: string;
  columns: readonly Column[];
  /** Columns that may be NULL: where they are, "–" is shown. */
  nullable: ReadonlySet<string>;
}

export interface QueryOptions<V extends ViewName, C extends ColumnOf<V>, A extends string, X extends string> {
  columns: readonly C[];
  /**
   * The same columns once more under other names: `{ outcome_id: 'outcome' }`. For links: a column whose values are mapped to
   * words gives links its word, not its value.
   */
  copies?: Readonly<Record<A, ColumnOf<V>>>;
  /** SQL of further columns, for links and words. Not for numbers: those are the reports' own. */
  computed?: Readonly<Record<X, string>>;
  /** SQL of parameters that shall not come from the variable of the same name. */
  arguments?: Partial<Record<ParameterOf<V>, string>>;
  /** Conditions, all of which must hold. */
  where?: readonly string[];
  orderBy?: readonly string[];
  limit?: number;
}

/** How a report's parameter is filled from the dashboard. One name means one thing everywhere. */
const ARGUMENTS: Readonly<Record<string, (timeZone: string) => string>> = {
  from: firstDay,
  to: (timeZone) => `${lastDay(timeZone)} + 1`,
  sources: () => arrayOf('sources'),
  categories: () => arrayOf('categories'),
  bucket: () => stringOf('bucket'),
  campaign: () => stringOf('campaign'),
  report: () => stringOf('report'),
  salesperson: () => stringOf('salesperson'),
};

/** `name(from=…, to=…)` of a report, or the name of a table, with its database. */
export function source<V extends ViewName>(
  ctx: Context,
  view: V,
  given: Partial<Record<ParameterOf<V>, string>> = {},
): string {
  const { sql, parameters } = VIEWS[view];
  const explicit = new Map<string, unknown>(Object.entries(given));
  const list = Object.keys(parameters).map((name) => {
    const value = explicit.get(name) ?? ARGUMENTS[name]?.(ctx.timeZone);
    if (value === undefined) throw new Error(`${view}: nothing fills its parameter ${name}`);
    return `${name}=${value}`;
  });
  return `${ctx.database}.${sql}${list.length > 0 ? `(${list.join(', ')})` : ''}`;
}

const typesOf = (view: ViewName): ReadonlyMap<string, string> => new Map(Object.entries(VIEWS[view].columns));

/** Days are shown as text: a time axis or a reader west of Greenwich would see the evening before. */
function selected(column: string, name: string, type = ''): string {
  if (/^(Nullable\()?Date(32)?\b/.test(type)) return `toString(${column}) as ${name}`;
  return column === name ? column : `${column} as ${name}`;
}

/**
 * Statement over one report or table. Parameters of a report are filled from the dashboard's time range and from the variables
 * of the same names, unless `arguments` says otherwise.
 */
export function query<V extends ViewName, C extends ColumnOf<V>, A extends string = never, X extends string = never>(
  ctx: Context,
  view: V,
  options: QueryOptions<V, C, A, X>,
): Query<C | A | X> {
  const types = typesOf(view);
  const copies = Object.entries<string>(options.copies ?? {});
  const columns = [...options.columns.map((name) => [name, name]), ...copies];
  const list = [
    ...columns.map(([name = '', column = '']) => selected(column, name, types.get(column))),
    ...Object.entries<string>(options.computed ?? {}).map(([name, sql]) => `${sql} as ${name}`),
  ];
  const sql = [
    `select ${list.join(', ')}`,
    `from ${source(ctx, view, options.arguments)}`,
    ...(options.where?.length ? [`where ${options.where.join('\n  and ')}`] : []),
    ...(options.orderBy?.length ? [`order by ${options.orderBy.join(', ')}`] : []),
    ...(options.limit === undefined ? [] : [`limit ${options.limit}`]),
  ].join('\n');
  const names = [...options.columns, ...keysOf(options.copies), ...keysOf(options.computed)];
  const nullable = columns.filter(([, column = '']) => types.get(column)?.startsWith('Nullable('));
  return { sql, columns: names, nullable: new Set(nullable.map(([name = '']) => name)) };
}

const keysOf = <A extends string>(record: Readonly<Record<A, unknown>> | undefined): A[] => {
  const keys: A[] = [];
  for (const key in record) keys.push(key);
  return keys;
};

/** Adds columns before those of a report: expressions over it, for labels and links. They may be ordered and filtered by. */
export function withColumns<C extends string, A extends string>(
  query: Query<C>,
  expressions: Readonly<Record<A, string>>,
): Query<C | A> {
  const added: A[] = [];
  for (const name in expressions) added.push(name);
  const list = added.map((name) => `  ${expressions[name]} as ${name},\n`).join('');
  return { ...query, sql: query.sql.replace(/^select /, `select\n${list}  `), columns: [...added, ...query.columns] };
}

/**
 * A statement that no single view answers (sums over minutes, counts of a list). Not for numbers that a report defines.
 * `nullable` names columns that may be NULL.
 */
export const rawQuery = <C extends string>(
  sql: string,
  columns: readonly C[],
  nullable: readonly C[] = [],
): Query<C> => ({
  sql,
  columns,
  nullable: new Set<string>(nullable),
});

/** Target of a panel as Grafana's ClickHouse plugin reads it: SQL editor, table format. */
export interface ClickHouseTarget {
  refId: string;
  datasource: typeof DATA_SOURCE;
  editorType: 'sql';
  queryType: 'table';
  format: 1;
  rawSql: string;
}

/** Builder of a panel's target; the Foundation SDK has none for ClickHouse. */
export const target = (query: Query, refId = 'A'): { build: () => Dataquery & ClickHouseTarget } => ({
  build: () => ({
    // The SDK marks queries by a method; JSON does not show it.
    _implementsDataqueryVariant() {},
    refId,
    datasource: DATA_SOURCE,
    editorType: 'sql',
    queryType: 'table',
    format: 1,
    rawSql: query.sql,
  }),
});
