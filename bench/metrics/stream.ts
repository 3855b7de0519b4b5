import type { ClickHouseClient } from '@clickhouse/client';
import { insertion, someRows } from './generate.ts';
import { FACTS } from './generator-sql.ts';

const EVERY_MS = 250;
const EVENTS_PER_SECOND = 500;
/** Rows that an event makes written again, by table: an event's own row, its opportunity's, its contact's, sometimes its order's or task's. */
const ROWS_PER_EVENT = {
  fact_events: 1,
  fact_contacts: 0.6,
  fact_opportunities: 0.6,
  fact_orders: 0.2,
  fact_tasks: 0.2,
  fact_costs: 0.02,
} as const;

/**
 * Writes as the enricher does at 500 events a second: every 250 ms small inserts into the fact tables, events first, each with new
 * versions of random rows. What comes too late is not made up for.
 */
export function startStream(client: ClickHouseClient, opportunities: number) {
  let events = 0;
  // Versions beyond those of an earlier run over the same data.
  let version = Math.floor(Date.now() / EVERY_MS) % 2 ** 31;
  const startedAt = performance.now();
  let stopped = false;

  async function write(table: string, perEvent: number): Promise<void> {
    const fact = FACTS[table];
    if (!fact) throw new Error(`no such fact table: ${table}`);
    const total = Math.max(1, Math.round(opportunities * fact.perOpportunity));
    const count = Math.ceil((EVENTS_PER_SECOND * EVERY_MS * perEvent) / 1_000);
    await client.command({ query: insertion(table, fact.rows(someRows(total, count, version), opportunities)) });
  }

  async function run(): Promise<void> {
    while (!stopped) {
      const dueAt = performance.now() + EVERY_MS;
      version += 1;
      const [first, ...rest] = Object.entries(ROWS_PER_EVENT);
      if (first) await write(...first);
      await Promise.all(rest.map(([table, perEvent]) => write(table, perEvent)));
      events += (EVENTS_PER_SECOND * EVERY_MS) / 1_000;
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
      return Math.round((events * 1_000) / (performance.now() - startedAt));
    },
  };
}
