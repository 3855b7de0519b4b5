import { join } from 'node:path';
import { compareEvents } from '../../../schemas/compare.ts';
import { retry } from '../../shared/back-off.ts';
import type { ClickHouseClient } from '../../shared/clickhouse.ts';
import type { Logger } from '../../shared/log.ts';
import { Slicer } from '../derive/slicer.ts';
import { stateOf } from './contact-state.ts';
import { PartitionState } from './partition-state.ts';
import { PartitionStore, stateKey } from './partition-store.ts';
import { readSets } from './restore.ts';
import { encodeState } from './set-codec.ts';
import { sortInSteps } from './sort.ts';
import type { StateCache } from './state-cache.ts';

export interface OpenPartitionOptions {
  /** Folder of the states; below it one per Kafka cluster, topic and number of partitions, so that no state outlives its meaning. */
  dir: string;
  clusterId: string;
  topic: string;
  partitions: number;
  client: ClickHouseClient;
  cache: StateCache;
  log: Logger;
  signal: AbortSignal;
}

/**
 * Opens a partition's state and brings it up to the committed offset, from ClickHouse if the local copy is missing or behind.
 * @param committed next offset of the consumer group; undefined if it never committed
 */
export async function openPartition(
  partition: number,
  committed: number | undefined,
  options: OpenPartitionOptions,
): Promise<PartitionState> {
  const folder = join(options.dir, options.clusterId, `${options.topic}-${options.partitions}`, String(partition));
  const store = await PartitionStore.open(folder);
  const have = store.meta()?.offset;
  if (have === undefined || have < (committed ?? 0)) {
    const startedAt = Date.now();
    const events = await retry(
      () =>
        restorePartition(store, options.client, {
          partition,
          partitions: options.partitions,
          committed: committed ?? 0,
          log: options.log,
          signal: options.signal,
        }),
      { what: `restore partition ${partition}`, log: options.log, signal: options.signal, isTransient: () => true },
    );
    options.log.info(
      { partition, events, committed, localOffset: have, ms: Date.now() - startedAt },
      'state restored from ClickHouse',
    );
  }
  return new PartitionState(partition, store, options.cache);
}

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
