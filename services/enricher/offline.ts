import { compareEvents } from '../../schemas/compare.ts';
import type { ClickHouseClient } from '../shared/clickhouse.ts';
import type { Config } from '../shared/env.ts';
import type { Rows } from './batch/rows.ts';
import { createBusinessTime } from './derive/business-time.ts';
import { derive } from './derive/derive.ts';
import type { DeriveContext } from './derive/model.ts';
import { Directory } from './directory/directory.ts';
import { readDirectory } from './directory/read-directory.ts';
import type { StoredSet } from './io/restore.ts';

/** The directory as ClickHouse has it, and what else facts depend on: what a worker derives with. */
export async function readDeriveContext(client: ClickHouseClient, config: Config): Promise<DeriveContext> {
  const directory = new Directory(Date.now());
  for await (const { event } of readDirectory(client)) directory.add(event);
  return { directory, dayOf: createBusinessTime(config.timeZone).dayOf, baseCurrency: config.baseCurrency };
}

/** Adds every row of a set, derived by the one `derive` (design.md, invariant 5). */
export function addAllFacts(rows: Rows, set: StoredSet, context: DeriveContext, topic: string): void {
  set.events.sort(compareEvents);
  rows.addFacts(
    derive(set.key, set.events, context, () => true),
    topic,
  );
}

/** Tables of derived rows, each with the columns that tell which key a row belongs to. */
export const FACT_TABLES = [
  { table: 'fact_contacts', owner: 'contact_id' },
  { table: 'fact_opportunities', owner: 'contact_id' },
  { table: 'fact_orders', owner: 'contact_id' },
  { table: 'fact_tasks', owner: 'contact_id' },
  { table: 'fact_costs', owner: 'cost_id' },
  { table: 'fact_events', owner: 'key' },
] as const;
