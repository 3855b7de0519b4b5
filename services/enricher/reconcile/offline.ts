import { compareEvents } from '../../../schemas/compare.ts';
import type { Rows } from '../batch/rows.ts';
import { derive, deriveInSteps } from '../derive/derive.ts';
import type { DeriveContext, Facts } from '../derive/model.ts';
import type { Slicer } from '../derive/slicer.ts';
import type { StoredSet } from '../state/restore.ts';
import { sortInSteps } from '../state/sort.ts';

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
