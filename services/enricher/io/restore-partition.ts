import { compareEvents } from '../../../schemas/compare.ts';
import type { ClickHouseClient } from '../../shared/clickhouse.ts';
import type { Logger } from '../../shared/log.ts';
import { Slicer } from '../slicer.ts';
import { stateOf } from '../state/contact-state.ts';
import { type PartitionStore, stateKey } from '../state/partition-store.ts';
import { encodeState } from '../state/set-codec.ts';
import { sortInSteps } from '../state/sort.ts';
import { readSets } from './restore.ts';

const SETS_A_WRITE = 2_000;
const LOG_EVERY_MS = 5_000;

/**
 * Rebuilds a partition's state from ClickHouse: it has every event before `committed`, since offsets are committed
 * only after the insert (docs/architecture.md, "Invariants").
 * @returns number of events restored
 */
export async function restorePartition(
  store: PartitionStore,
  client: ClickHouseClient,
  options: { partition: number; partitions: number; committed: number; log: Logger; signal: AbortSignal },
): Promise<number> {
  await store.clear();
  let events = 0;
  let sets = 0;
  let loggedAt = Date.now();
  let entries: [string, Buffer | undefined][] = [];
  const slicer = new Slicer();
  const flush = async () => {
    // An offset below the committed one: a restore that is cut off is begun again.
    await store.write(entries, { offset: -1 });
    entries = [];
  };
  for await (const set of readSets(client, options.partition, options.partitions)) {
    options.signal.throwIfAborted();
    const sorted = await slicer.run(sortInSteps(set.events, compareEvents));
    const state = stateOf(sorted);
    entries.push(...(await slicer.run(encodeState(stateKey(set.kind, set.key), state))));
    events += set.events.length;
    sets++;
    if (entries.length >= SETS_A_WRITE) await flush();
    if (Date.now() - loggedAt > LOG_EVERY_MS) {
      loggedAt = Date.now();
      options.log.info({ partition: options.partition, sets, events }, 'restoring state from ClickHouse');
    }
  }
  await store.write(entries, { offset: options.committed });
  return events;
}
