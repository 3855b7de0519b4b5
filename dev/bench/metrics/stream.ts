import type { ClickHouseClient } from '@clickhouse/client';
import { DEFAULT_LIMITS } from '../../../services/enricher/pipeline/queue.ts';
import { columnsOf, someRows } from './generate.ts';
import { FACTS } from './generator-sql.ts';

const EVERY_MS = DEFAULT_LIMITS.minSpacingMs;
const EVENTS_PER_SECOND = 500;
const EVENTS_PER_TICK = (EVENTS_PER_SECOND * EVERY_MS) / 1_000;
/** Rows that an event makes written again, by table: an event's own row, its opportunity's, its contact's, sometimes its order's or task's. */
const ROWS_PER_EVENT = {
  fact_events: 1,
  fact_contacts: 0.6,
  fact_opportunities: 0.6,
  fact_orders: 0.2,
  fact_tasks: 0.2,
  fact_costs: 0.02,
} as const;
/** Memory holds a minute of rows, so that a tick costs what an insert costs; then they come again in newer versions. */
const TICKS = 240;

interface Ready {
  table: string;
  columns: string;
}

/**
 * Writes as the enricher does at 500 events a second: as often as its batches come, small inserts into the fact tables, events first, each with new
 * versions of random rows. What comes too late is not made up for.
 */
export async function startStream(client: ClickHouseClient, opportunities: number) {
  let ticks = 0;
  let stopped = false;
  // Beyond the versions of an earlier run over the same data: as of a contact's tenth or eleventh event, and of a later revision of the directory.
  const startedS = Math.floor(Date.now() / 1_000);
  const setSize = 10 + (startedS % 2);

  async function prepare(table: string, perEvent: number): Promise<Ready> {
    const fact = FACTS[table];
    if (!fact) throw new Error(`no such fact table: ${table}`);
    const total = Math.max(1, Math.round(opportunities * fact.perOpportunity));
    const select = fact.rows(someRows(total, Math.ceil(TICKS * EVENTS_PER_TICK * perEvent), setSize), opportunities);
    await client.command({
      query: `create or replace table stream_${table} engine = Memory as
        select *, toUInt32(rowNumberInAllBlocks() % ${TICKS}) as tick from (${select})`,
    });
    return { table, columns: columnsOf(select) };
  }

  async function write({ table, columns }: Ready): Promise<void> {
    const round = Math.floor(ticks / TICKS);
    const cells = columns.replace(/\bversion$/, `version + ${startedS + round}`);
    await client.command({
      query: `insert into ${table} (${columns}) select ${cells} from stream_${table} where tick = ${ticks % TICKS}`,
    });
  }

  const [events, ...derived] = await Promise.all(
    Object.entries(ROWS_PER_EVENT).map(([table, perEvent]) => prepare(table, perEvent)),
  );
  const startedAt = performance.now();

  async function run(): Promise<void> {
    while (!stopped) {
      const dueAt = performance.now() + EVERY_MS;
      if (events) await write(events);
      await Promise.all(derived.map(write));
      ticks += 1;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueAt - performance.now())));
    }
  }
  const running = run();
  running.catch(() => {});
  return {
    /** @returns events a second that were written */
    async stop(): Promise<number> {
      stopped = true;
      await running;
      const seconds = (performance.now() - startedAt) / 1_000;
      await Promise.all(
        [events, ...derived].map((ready) => client.command({ query: `drop table if exists stream_${ready?.table}` })),
      );
      return Math.round((ticks * EVENTS_PER_TICK) / seconds);
    },
  };
}
