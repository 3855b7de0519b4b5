import { compareEvents } from '../../schemas/compare.ts';
import type { ClickHouseClient } from '../shared/clickhouse.ts';
import type { Config } from '../shared/env.ts';
import type { Rows } from './batch/rows.ts';
import { createBusinessTime } from './derive/business-time.ts';
import { derive } from './derive/derive.ts';
import type { DeriveContext, Facts } from './derive/model.ts';
import { Directory } from './directory/directory.ts';
import { readDirectory } from './directory/read-directory.ts';
import type { StoredSet } from './io/restore.ts';

/** What facts are derived with, and the prints of it. */
export type DirectoryContext = Omit<DeriveContext, 'directory'> & { directory: Directory };

/** The directory as ClickHouse has it, and what else facts depend on: what a worker derives with. */
export async function readDeriveContext(client: ClickHouseClient, config: Config): Promise<DirectoryContext> {
  const directory = new Directory(Date.now());
  for await (const { event } of readDirectory(client)) directory.add(event);
  return { directory, dayOf: createBusinessTime(config.timeZone).dayOf, baseCurrency: config.baseCurrency };
}

/** Every fact of a set, derived by the one `derive` (design.md, invariant 5). */
export function deriveAll(set: StoredSet, context: DeriveContext): Facts {
  set.events.sort(compareEvents);
  return derive(set.key, set.events, context, () => true);
}

/** Adds every row of a set. */
export function addAllFacts(rows: Rows, set: StoredSet, context: DeriveContext, topic: string): void {
  rows.addFacts(deriveAll(set, context), topic);
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
