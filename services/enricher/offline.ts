import { createHash } from 'node:crypto';
import { compareEvents } from '../../schemas/compare.ts';
import type { ClickHouseClient } from '../shared/clickhouse.ts';
import type { Config } from '../shared/env.ts';
import type { Rows } from './batch/rows.ts';
import { createBusinessTime } from './derive/business-time.ts';
import { derive, deriveInSteps } from './derive/derive.ts';
import type { DeriveContext, Facts } from './derive/model.ts';
import { Directory } from './directory/directory.ts';
import { settingsFingerprint } from './directory/fingerprint.ts';
import { readDirectory } from './directory/read-directory.ts';
import type { StoredSet } from './io/restore.ts';
import type { Slicer } from './slicer.ts';
import { sortInSteps } from './state/sort.ts';

/** What facts are derived with, and what tells that it is the same as before. */
export interface OfflineContext extends DeriveContext {
  fingerprint: string;
}

/** The directory as ClickHouse has it, and what else facts depend on: what a worker derives with. */
export async function readDeriveContext(client: ClickHouseClient, config: Config): Promise<OfflineContext> {
  const directory = new Directory(Date.now());
  const contents: string[] = [];
  for await (const { event } of readDirectory(client)) {
    directory.add(event);
    contents.push(JSON.stringify([event.type, event.source, event.id, event.time, event.data]));
  }
  const hash = createHash('sha256').update(settingsFingerprint(config)).update(String(directory.revision));
  for (const content of contents.sort()) hash.update(content);
  const { dayOf } = createBusinessTime(config.timeZone);
  return { directory, dayOf, baseCurrency: config.baseCurrency, fingerprint: hash.digest('base64url') };
}

/** Every fact of a set, derived by the one `derive` (docs/architecture.md, "Invariants"); the event loop turns meanwhile. */
export async function deriveAll(set: StoredSet, context: DeriveContext, slicer: Slicer): Promise<Facts> {
  const events = await slicer.run(sortInSteps(set.events, compareEvents));
  return slicer.run(deriveInSteps(set.key, events, context, () => true));
}

/** Adds every row of a set. */
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
