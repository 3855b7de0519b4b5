import { BASE_TABLES } from '../../../clickhouse/schema/tables.ts';
import type { Installation } from '../stack.ts';
import { endOf, type Topics } from './topics.ts';

type Row = Record<string, unknown>;
export type FactRows = Record<string, Row[]>;

/** What tells when and where from, not what. */
const CIRCUMSTANCES = ['version', 'topic', 'partition', 'offset', 'received_at'];

/** `moved` rows remember which campaigns an opportunity stood under on the way; nobody reads them. */
const SELECTIONS: Record<string, string> = {
  fact_events: '1',
  fact_contacts: '1',
  fact_opportunities: "state != 'moved'",
  fact_orders: '1',
  fact_tasks: '1',
  fact_costs: '1',
  fact_directory: '1',
};

/** Every fact in its latest state, without the circumstances of its arrival, in a fixed order. */
export async function factRows(installation: Installation): Promise<FactRows> {
  const entries = await Promise.all(
    Object.entries(SELECTIONS).map(async ([table, where]): Promise<[string, Row[]]> => {
      const rows = await installation.query(`select * from ${table} final where ${where} order by all`);
      return [table, rows.map(withoutCircumstances)];
    }),
  );
  return Object.fromEntries(entries);
}

function withoutCircumstances(row: Row): Row {
  const kept = Object.entries(row).filter(([column]) => !CIRCUMSTANCES.includes(column));
  return Object.fromEntries(
    // Superseded contents are kept in order of arrival, which says nothing.
    kept.map(([column, cell]) => [column, column === 'conflicts' && Array.isArray(cell) ? [...cell].sort() : cell]),
  );
}

/** Empties all tables that hold data. @param except tables that keep theirs */
export async function truncateAll(installation: Installation, except: readonly string[] = []): Promise<void> {
  const tables = BASE_TABLES.filter((table) => table !== 'schema_migrations' && !except.includes(table));
  await Promise.all(tables.map((table) => installation.clickhouse.command({ query: `truncate table ${table} sync` })));
}

/**
 * What `leadstream reconcile` adds up: every offset of both topics must stand exactly once, as event, duplicate or dead letter.
 * @returns offsets by what is wrong with them; both empty if the books balance
 */
export async function unbalanced(
  installation: Installation,
  topics: Topics,
): Promise<{ lost: string[]; twice: string[] }> {
  const rows = await installation.query(
    `select concat(topic, ':', toString(partition), ':', toString(offset)) as place, count() as times
    from (
      select topic, partition, offset from fact_events final
      union all select topic, partition, offset from fact_directory final
      union all select topic, partition, offset from fact_duplicates final
      union all select topic, partition, offset from fact_dead_letters final
    )
    group by place`,
  );
  const times = new Map(rows.map((row) => [String(row.place), Number(row.times)]));
  const all = topics.directoryRecords.map(({ offset }) => `${topics.directory}:0:${offset}`);
  for (let partition = 0; partition < topics.partitions; partition++) {
    for (let offset = 0; offset < endOf(topics, partition); offset++)
      all.push(`${topics.events}:${partition}:${offset}`);
  }
  return {
    lost: all.filter((place) => !times.has(place)),
    twice: [...times].filter(([place, count]) => count !== 1 || !all.includes(place)).map(([place]) => place),
  };
}
