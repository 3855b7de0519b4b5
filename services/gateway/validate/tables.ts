/** Everything that viewers may name. */
export interface Catalogue {
  database: string;
  /** Metric views: public name by name in SQL. */
  views: ReadonlyMap<string, string>;
  /** Tables for analysts, and the views that these and the reports are made of. */
  tables: ReadonlySet<string>;
  /** Tables that hold data, as migrations create them; on a cluster also those behind them. */
  baseTables: ReadonlySet<string>;
}

/** Table functions that make rows out of nothing. */
const GENERATORS = new Set(['numbers', 'generateSeries', 'generate_series', 'values', 'zeros', 'one']);

export const isGenerator = (name: string): boolean => GENERATORS.has(name);

/** Name of a table of ours without its database; undefined for anything that stands elsewhere. */
export function ownName(name: string, database: string): string | undefined {
  const parts = name.split('.');
  if (parts.length === 1) return name;
  return parts.length === 2 && parts[0] === database ? parts[1] : undefined;
}

/** What is wrong with reading a table of this name; undefined: nothing. */
export function tableProblem(name: string, { database, views, tables, baseTables }: Catalogue): string | undefined {
  const own = ownName(name, database);
  if (own === undefined) return `${name} is not in the database ${database}: only its tables and views may be read`;
  if (tables.has(own) || views.has(own)) return undefined;
  if (baseTables.has(own))
    return `${own} holds old versions of rows, too: read the views upon it (opportunities, orders, contacts, …)`;
  return `${own} is not a table for analysts (docs/metrics.md lists them)`;
}

/** What is wrong with reading from a table function; undefined: nothing. */
export function tableFunctionProblem(name: string, { database, views }: Catalogue): string | undefined {
  if (isGenerator(name)) return undefined;
  const own = ownName(name, database);
  return own !== undefined && views.has(own)
    ? undefined
    : `the table function ${name} is not allowed: only views of ${database}, numbers, generate_series, values, zeros and one are`;
}
