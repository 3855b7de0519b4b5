import { z } from 'zod';
import type { ClickHouseClient } from '../../shared/clickhouse.ts';

/** A table that a materialized view feeds from a fact table. */
export interface Copy {
  table: string;
  /** What the view makes of the fact table's last rows: a query of `columns`. */
  expected: string;
  columns: readonly { name: string; type: string }[];
  /** The sorting key: what tells rows apart. */
  keys: string;
  /** Expression of the month that a row is counted under, as `toRelativeMonthNum`. */
  month: string;
  /** Which rows say something: an opportunity that moved may leave one behind that says nothing, and nobody expects. */
  visible: string;
  /** Rows of states (`AggregateFunction`), which are merged before they are compared. */
  hasStates: boolean;
}

const Feeder = z.object({ as_select: z.string(), create_table_query: z.string() });
const Target = z.object({ name: z.string(), sorting_key: z.string() });
const Column = z.object({ table: z.string(), name: z.string(), type: z.string() });

/** Rows of these copies that say something; of others all do. */
const VISIBLE: Readonly<Record<string, string>> = {
  opportunities_by_month: 'live = 1',
  orders_by_month: 'live = 1',
  milestones_by_month: 'created_at is not null or transferred_at is not null or qualified_at is not null',
};

const TO = /\bTO (?:`?\w+`?\.)?`?(\w+?)(?:_local)?`? /;
const FROM = /\bFROM (?:`?\w+`?\.)?`?(fact_\w+?)(?:_local)?`?( AS `?\w+`?)?(?= |$)/;

/** The feeder's query over the last version of each row. On a cluster a feeder names one shard's table: read all of them. */
export const overLastVersions = (asSelect: string): string => asSelect.replace(FROM, 'FROM $1$2 FINAL');

/** Copies that materialized views of this database feed from fact tables, as ClickHouse itself describes them. */
export async function readCopies(client: ClickHouseClient): Promise<Copy[]> {
  async function rows<T>(query: string, schema: z.ZodType<T>): Promise<T[]> {
    const result = await client.query({ query, format: 'JSONEachRow' });
    return z.array(schema).parse(await result.json());
  }
  const own = 'database = currentDatabase()';
  const [feeders, targets, columns] = await Promise.all([
    rows(
      `select as_select, create_table_query from system.tables where ${own} and engine = 'MaterializedView'`,
      Feeder,
    ),
    rows(`select name, sorting_key from system.tables where ${own} and sorting_key != ''`, Target),
    rows(`select table, name, type from system.columns where ${own}`, Column),
  ]);
  const copies: Copy[] = [];
  for (const feeder of feeders) {
    const table = TO.exec(feeder.create_table_query)?.[1];
    const target = targets.find(({ name }) => name === table || name === `${table}_local`);
    if (table === undefined || !target || !FROM.test(feeder.as_select)) continue;
    const fed = columns.filter(
      (column) => column.table === table && new RegExp(`\\bAS \`?${column.name}\`?(?:,| FROM)`).test(feeder.as_select),
    );
    const first = target.sorting_key.split(', ')[0] ?? '';
    copies.push({
      table,
      expected: overLastVersions(feeder.as_select),
      columns: fed.map(({ name, type }) => ({ name, type })),
      keys: target.sorting_key,
      month: first.endsWith('_month') ? first : `toRelativeMonthNum(${first})`,
      visible: VISIBLE[table] ?? '1',
      hasStates: fed.some(({ type }) => isState(type)),
    });
  }
  return copies;
}

export const isState = (type: string): boolean => type.startsWith('AggregateFunction(');
