import type { Kafka } from 'kafkajs';
import { type DirectoryEvent, entityId, isDirectoryEvent } from '../../../schemas/types.ts';
import type { ClickHouseClient } from '../../shared/clickhouse.ts';
import type { Logger } from '../../shared/log.ts';
import { decodeEvent } from '../batch/decode.ts';
import type { DeadLetter, Record } from '../batch/record.ts';
import { type Block, BlockWriter } from '../batch/rows.ts';
import { createEventConsumer } from '../io/consumer.ts';
import type { SideTopics } from '../io/side-topics.ts';
import type { Sink } from '../io/sink.ts';
import { DEAD_LETTERS, DIRECTORY, DUPLICATES } from '../rows/record-tables.ts';
import { Directory } from './directory.ts';
import { readDirectory } from './read-directory.ts';

interface Place {
  partition: number;
  offset: number;
  receivedAtMs: number;
}

export interface PersisterOptions {
  kafka: Kafka;
  topic: string;
  groupId: string;
  client: ClickHouseClient;
  sink: Sink;
  sideTopics: SideTopics;
  log: Logger;
  onFatal: (error: unknown) => void;
}

const identityOf = (event: DirectoryEvent): string => `${event.source}\n${event.id}`;

/**
 * Writes every directory version to ClickHouse, once per installation: one consumer group, whichever worker it gives
 * the topic's partition to. Offsets are committed after the rows are there.
 */
export async function startPersister(options: PersisterOptions): Promise<{ stop(): Promise<void> }> {
  const { topic, sink, sideTopics, log } = options;
  let known = new Directory();
  let places = new Map<string, Place>();
  let work: Promise<void> = Promise.resolve();
  let epoch = 0;

  async function load(): Promise<void> {
    known = new Directory();
    places = new Map();
    for await (const { event, ...place } of readDirectory(options.client)) {
      known.add(event);
      places.set(identityOf(event), place);
    }
  }

  function decide(records: readonly Record[]): { blocks: Block[]; deadLetters: DeadLetter[] } {
    const versions = new BlockWriter(DIRECTORY);
    const duplicates = new BlockWriter(DUPLICATES);
    const dead = new BlockWriter(DEAD_LETTERS);
    const deadLetters: DeadLetter[] = [];
    for (const record of records) {
      const { partition, offset } = record;
      const place = { partition, offset, receivedAtMs: record.timestampMs };
      const decoded = decodeEvent(record);
      if (decoded.kind === 'dead' || !isDirectoryEvent(decoded.event)) {
        const fault =
          decoded.kind === 'dead'
            ? decoded.fault
            : { code: 'wrong_topic', field: 'type', message: 'activity events belong on the events topic' };
        deadLetters.push({ ...fault, record });
        dead.add({ topic, ...place, ...fault });
        continue;
      }
      const { event } = decoded;
      const added = known.add(event);
      const first = places.get(identityOf(event)) ?? place;
      places.set(identityOf(event), first);
      const isFirst = first.partition === partition && first.offset === offset;
      if (!isFirst)
        duplicates.add({
          topic,
          ...place,
          kind: added.kind === 'conflicting' ? 'conflicting' : 'same',
          source: event.source,
          id: event.id,
        });
      if (!isFirst && added.kind === 'same') continue;
      versions.add({
        type: added.winner.type,
        entityId: entityId(added.winner),
        source: event.source,
        id: event.id,
        timeMs: added.winner.timeMs,
        time: added.winner.time,
        data: JSON.stringify(added.winner.data),
        conflicts: added.losers.map(({ type, time, data }) => JSON.stringify({ type, time, data })),
        topic,
        ...first,
        version: 1 + added.losers.length,
      });
    }
    const blocks = [versions.block(), duplicates.block(), dead.block()].filter((block) => block.rows > 0);
    return { blocks, deadLetters };
  }

  async function persist(records: readonly Record[], began: number): Promise<void> {
    const last = records.at(-1);
    if (began !== epoch || !last) return;
    const { blocks, deadLetters } = decide(records);
    await sink.insert(blocks, `${topic}:${last.partition}:${records[0]?.offset}-${last.offset}`);
    if (deadLetters.length > 0) await sideTopics.sendDeadLetters(deadLetters, topic);
    if (began !== epoch) return;
    try {
      await consumer.commit([{ partition: last.partition, offset: last.offset + 1, metadata: '' }]);
    } catch (error) {
      // A rebalance took the partition: its new owner reads these records again.
      log.warn({ error }, 'directory offsets not committed');
    }
  }

  const consumer = createEventConsumer(options.kafka, {
    topic,
    groupId: options.groupId,
    log,
    handlers: {
      onAssigned(partitions) {
        epoch++;
        if (partitions.length > 0) work = work.then(load).catch(options.onFatal);
      },
      onRecords(_partition, records) {
        const began = epoch;
        work = work.then(() => persist(records, began)).catch(options.onFatal);
        return true;
      },
      onFatal: options.onFatal,
    },
  });
  await consumer.start();
  return {
    async stop() {
      await work;
      await consumer.stop();
    },
  };
}
