import type { Columns, RowOf as RowOfColumns, StoredColumn, Writable } from './column.ts';

/** A materialized view that fills a table as rows are inserted into another one. */
export interface Feed {
  view: string;
  /** The table whose rows it reads, as `fact`. */
  from: string;
  /** Makes a row for each of several months. */
  arrayJoin?: string;
  with?: string;
  groupBy?: string;
}

/** Rows that are derived: the column that tells which key a row belongs to, and the time whose month it is counted under. */
export interface Derived {
  owner: string;
  month: string;
}

/** Everything that is said of one table that ClickHouse stores. */
export interface Table<C extends Readonly<Record<string, StoredColumn>> = Readonly<Record<string, StoredColumn>>> {
  name: string;
  /** What one row is, and why the table is made as it is. */
  grain: string;
  comment: string;
  engine: 'MergeTree' | 'ReplacingMergeTree' | `ReplacingMergeTree(${string})` | 'AggregatingMergeTree';
  orderBy: readonly string[];
  /** Column that decides a row's shard: all versions of a row must meet on one shard, or FINAL would not replace the older ones. */
  shardKey: string;
  partitionBy?: string;
  ttl?: string;
  /** Columns with a bloom filter: pages about one of them find its rows without reading all. */
  indexed?: readonly string[];
  settings: Readonly<Record<string, number>>;
  columns: C;
  derived?: Derived;
  /** Which rows of a copy say something: an opportunity that moved may leave one behind that says nothing. */
  visible?: string;
  feed?: Feed;
}

/** A repeated insert of one of the last thousand blocks adds nothing. */
export const DEDUPLICATED = { non_replicated_deduplication_window: 1000 };

export const table = (spec: Table): Table => spec;

/** A table that takes rows of this type. */
export type TableOf<Row> = Table<Writable<Row>>;

/** A table of facts: derived from the events of one key. */
export type FactsOf<Row> = TableOf<Row> & { derived: Derived };

/** A table that the enricher fills: the row it takes follows from the columns. */
export const recordTable = <const C extends Columns>(
  spec: Table<C> & { columns: C & Writable<RowOfColumns<C>> },
): TableOf<RowOfColumns<C>> => spec;

export const factTable = <const C extends Columns>(
  spec: Table<C> & { derived: Derived; columns: C & Writable<RowOfColumns<C>> },
): FactsOf<RowOfColumns<C>> => spec;

export type RowOf<T> = T extends TableOf<infer Row> ? Row : never;

/** A row that says nothing but what is given. */
export const emptyRow = <Row>({ columns }: TableOf<Row>): Row =>
  Object.assign({}, ...Object.values(columns).map(({ field, empty }) => ({ [field]: empty })));

/** Columns as ClickHouse has them: those of a Nested one by one, as `<name>.<column>`. */
export function flat<Column extends StoredColumn>(
  columns: Readonly<Record<string, Column & { nested?: Readonly<Record<string, Column>> }>>,
): (Column & { name: string })[] {
  return Object.entries(columns).flatMap(([name, column]) => {
    if (!column.nested) return [{ ...column, name }];
    return Object.entries(column.nested).map(([item, ofItem]) => ({ ...ofItem, name: `${name}.${item}` }));
  });
}
