import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Kafka } from 'kafkajs';
import { compareEvents } from '../../../../schemas/compare.ts';
import type { ClickHouseClient } from '../../../shared/clickhouse.ts';
import { count } from '../../../shared/words.ts';
import { decodeActivity } from '../../batch/decode.ts';
import { prepare } from '../../batch/prepare.ts';
import { Slicer } from '../../derive/slicer.ts';
import { KnownVersions } from '../../directory-topic/known-versions.ts';
import type { StoredContext } from '../../directory-topic/read-directory.ts';
import { readDirectory } from '../../directory-topic/read-directory.ts';
import type { Record } from '../../io/record.ts';
import type { Sink } from '../../io/sink.ts';
import { stateOf } from '../../state/contact-state.ts';
import { PartitionState } from '../../state/partition-state.ts';
import { PartitionStore, stateKey } from '../../state/partition-store.ts';
import { readSetsWhere } from '../../state/restore.ts';
import { encodeState } from '../../state/set-codec.ts';
import { sortInSteps } from '../../state/sort.ts';
import { StateCache } from '../../state/state-cache.ts';
import type { PartitionRecords } from './account-for-records.ts';
import { readRecords } from './kafka-records.ts';
import { RangeCollector, sizeOf } from './ranges.ts';

/** Keys go into the URL of a query. */
const KEYS_A_QUERY = 50;
const RECORDS_A_BATCH = 5_000;

export interface ReplayOptions {
  kafka: Kafka;
  client: ClickHouseClient;
  sink: Sink;
  topics: { events: string; directory: string };
  groupPrefix: string;
  partitions: number;
  /** Asked once the directory is whole. */
  readContext: () => Promise<StoredContext>;
  /** Folder for a state of this call's own. */
  scratchDir: string;
  onStep: (step: string) => void;
}

/**
 * Reads records that are nowhere once more from Kafka and decides them as a worker would, on the sets that ClickHouse has: their events, duplicates and
 * dead letters are written with all that depends on them. What Kafka no longer holds can't be brought back.
 * @returns number of records read again
 */
export async function replayMissing(partitions: readonly PartitionRecords[], options: ReplayOptions): Promise<number> {
  let replayed = 0;
  for (const { topic, account, missing } of partitions) {
    if (missing.length === 0) continue;
    const { partition } = account;
    options.onStep(`reading ${count(sizeOf(missing), 'record')} of ${topic}/${partition} again`);
    const place = { kafka: options.kafka, topic, partition, groupPrefix: options.groupPrefix };
    const records: Record[] = [];
    await readRecords(place, missing, (record) => void records.push(record));
    if (topic === options.topics.directory) await replayDirectory(records, options);
    else await replayEvents(records, partition, options);
    replayed += records.length;
  }
  return replayed;
}

async function replayDirectory(records: readonly Record[], { client, sink, topics }: ReplayOptions): Promise<void> {
  const known = new KnownVersions();
  for await (const version of readDirectory(client)) known.restore(version);
  await sink.insert(known.decide(records, topics.directory).blocks, `replay-${randomUUID()}`);
}

async function replayEvents(missing: readonly Record[], partition: number, options: ReplayOptions): Promise<void> {
  const { client, sink, topics, partitions, scratchDir } = options;
  const context = await options.readContext();
  const records = [...missing, ...(await supersededRecords(missing, partition, options))].sort(
    (a, b) => a.offset - b.offset,
  );
  const folder = join(scratchDir, `replay-${randomUUID()}`);
  const store = await PartitionStore.open(folder);
  try {
    await loadSets(store, client, keysOf(records, partitions));
    const slicer = new Slicer();
    const cache = new StateCache();
    const state = new PartitionState(partition, store, cache);
    const prepareContext = {
      topic: topics.events,
      partitions,
      derive: context,
      cache,
      states: new Map([[partition, state]]),
      slicer,
    };
    for (let at = 0; at < records.length; at += RECORDS_A_BATCH) {
      const prepared = await prepare(records.slice(at, at + RECORDS_A_BATCH), prepareContext);
      for (const entries of prepared.states.values()) state.addPending(entries);
      await sink.insert(prepared.blocks, `replay-${randomUUID()}`);
    }
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function keysOf(records: readonly Record[], partitions: number): Set<string> {
  const keys = new Set<string>();
  for (const record of records) {
    const decoded = decodeActivity(record, partitions);
    if (decoded.kind === 'event') keys.add(decoded.event.key);
  }
  return keys;
}

async function loadSets(store: PartitionStore, client: ClickHouseClient, keys: ReadonlySet<string>): Promise<void> {
  const slicer = new Slicer();
  const all = [...keys];
  for (let at = 0; at < all.length; at += KEYS_A_QUERY) {
    const entries: [string, Buffer | undefined][] = [];
    const some = all.slice(at, at + KEYS_A_QUERY);
    for await (const set of readSetsWhere(client, 'key in {keys: Array(String)}', { keys: some })) {
      const state = stateOf(await slicer.run(sortInSteps(set.events, compareEvents)));
      entries.push(...(await slicer.run(encodeState(stateKey(set.kind, set.key), state))));
    }
    await store.write(entries, { offset: 0 });
  }
}

/** Records with other contents under the identities of the missing ones: the lost row held what of them lost or won. */
async function supersededRecords(
  missing: readonly Record[],
  partition: number,
  options: ReplayOptions,
): Promise<Record[]> {
  const { kafka, client, topics, groupPrefix, partitions } = options;
  const identities = missing.flatMap((record) => {
    const decoded = decodeActivity(record, partitions);
    return decoded.kind === 'event' ? [`${decoded.event.source}\n${decoded.event.id}`] : [];
  });
  const wanted = new Set(identities);
  const result = await client.query({
    query: `select toUInt64(offset) as offset, concat(source, '\\n', id) as identity from fact_duplicates final
      where topic = {topic: String} and partition = {partition: UInt32} and kind = 'conflicting' order by offset`,
    query_params: { topic: topics.events, partition },
    format: 'JSONEachRow',
  });
  const ranges = new RangeCollector();
  for await (const lines of result.stream<{ offset: string; identity: string }>()) {
    for (const line of lines) {
      const { offset, identity } = line.json();
      if (wanted.has(identity)) ranges.add(Number(offset));
    }
  }
  const records: Record[] = [];
  const place = { kafka, topic: topics.events, partition, groupPrefix };
  await readRecords(place, ranges.ranges, (record) => void records.push(record));
  return records;
}
