import type { AccessPolicy } from '../../../clickhouse/access/access-policies.ts';
import { systemSources } from '../../../clickhouse/access/system-tables.ts';
import { type Aliases, aliasesOf } from '../../../clickhouse/catalogue/aliases.ts';
import type { Column, MetricView, View } from '../../../clickhouse/catalogue/views.ts';

/** Everything that viewers may name. */
export interface Catalogue {
  database: string;
  /** Reports by the name of their view in SQL. */
  views: ReadonlyMap<string, MetricView>;
  /** Reports' other names in SQL. */
  aliases: Aliases;
  /** Tables for analysts, and the views that these and the reports are made of. */
  tables: ReadonlySet<string>;
  /** Tables that hold data, as migrations create them; on a cluster also those behind them. */
  baseTables: ReadonlySet<string>;
  /** System tables that may be named, in lower case, each with what is read in its place, if that is not the table itself. */
  sources: ReadonlyMap<string, string | undefined>;
  /** Columns of what has parameters, which ClickHouse does not list. */
  columns: ReadonlyMap<string, readonly Column[]>;
}

interface Files {
  database: string;
  /** What `{{timezone}}` stands for in types of columns. */
  timeZone: string;
  views: readonly MetricView[];
  /** Of `clickhouse/marts` and `clickhouse/intermediate`. */
  tables: readonly View[];
  baseTables: readonly string[];
}

/** What viewers may name, from the SQL files that make it. */
export function catalogueOf({ database, timeZone, views, baseTables, ...files }: Files): Catalogue {
  // What the gateway alone reads would be empty for viewers; they need not know of it.
  const tables = files.tables.filter(({ access }) => access !== 'gateway');
  const filled = (columns: readonly Column[]) =>
    columns.map((column) => ({ ...column, type: column.type.replaceAll('{{timezone}}', timeZone) }));
  const withParameters = [...views, ...tables].filter(({ parameters }) => parameters.length > 0);
  return {
    database,
    views: new Map(views.map((view) => [view.sqlName, view])),
    aliases: aliasesOf(views),
    tables: new Set(tables.map(({ sqlName }) => sqlName)),
    baseTables: new Set(baseTables.flatMap((table) => [table, `${table}_local`])),
    sources: systemSources({ database, names: [...views, ...tables].map(({ sqlName }) => sqlName) }),
    columns: new Map(withParameters.map((view) => [view.sqlName, filled(view.columns)])),
  };
}

/** Access policies of what a statement reads, each with a name that stands for it. */
export function policiesOf(reads: Iterable<string>, { views }: Catalogue): ReadonlyMap<AccessPolicy, string> {
  return new Map(
    [...reads].map((name): [AccessPolicy, string] => {
      const report = views.get(name);
      return report === undefined ? ['tables', name] : [report.access, report.name];
    }),
  );
}

/** Table functions that make rows out of nothing. `VALUES` is one that ClickHouse knows in any case. */
const GENERATORS = new Set(['numbers', 'generateSeries', 'generate_series', 'zeros']);

export const isValues = (name: string): boolean => name.toLowerCase() === 'values';
export const isGenerator = (name: string): boolean => GENERATORS.has(name) || isValues(name);

/** Name of a table of ours without its database; undefined for anything elsewhere. */
export function ownName(name: string, database: string): string | undefined {
  const parts = name.split('.');
  if (parts.length === 1) return name;
  return parts.length === 2 && parts[0] === database ? parts[1] : undefined;
}

/** What is wrong with reading a table of this name; undefined: nothing. */
export function tableProblem(name: string, catalogue: Catalogue): string | undefined {
  const { database, views, tables, baseTables, sources } = catalogue;
  if (sources.has(name.toLowerCase())) return undefined;
  const own = ownName(name, database);
  if (own === undefined) return `${name} is not in the database ${database}: only its tables and views may be read`;
  if (tables.has(own) || views.has(own)) return undefined;
  if (baseTables.has(own))
    return `${own} holds old versions of rows, too: read the views upon it (opportunities, orders, contacts, …)`;
  return `${own} is not a table for analysts (docs/reference/views.md lists them)`;
}

/** Name in SQL of the view that a call such as `crm.campaign_stages(…)` reads: of a report, or of a table for analysts with parameters. */
export function viewOf(name: string, { database, views, tables, columns }: Catalogue): string | undefined {
  const own = ownName(name, database) ?? '';
  if (views.has(own) || (tables.has(own) && columns.has(own))) return own;
  return [...views.values()].find(({ name }) => name === own)?.sqlName;
}

/** What is wrong with reading from a table function; undefined: nothing. */
export function tableFunctionProblem(name: string, catalogue: Catalogue): string | undefined {
  if (isGenerator(name)) return undefined;
  const { database } = catalogue;
  return viewOf(name, catalogue) !== undefined
    ? undefined
    : `the table function ${name} is not allowed: only views of ${database}, numbers, generate_series, values and zeros are`;
}
