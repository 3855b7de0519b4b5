import { join } from 'node:path';
import { retry } from '../../shared/back-off.ts';
import type { ClickHouseClient } from '../../shared/clickhouse.ts';
import type { Logger } from '../../shared/log.ts';
import { PartitionState } from '../state/partition-state.ts';
import { PartitionStore } from '../state/partition-store.ts';
import type { StateCache } from '../state/state-cache.ts';
import { restorePartition } from './restore-partition.ts';

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
