import type { Kafka } from 'kafkajs';
import type { ClickHouseClient } from '../../shared/clickhouse.ts';
import type { Logger } from '../../shared/log.ts';
import type { Record } from '../batch/record.ts';
import { createEventConsumer } from '../io/consumer.ts';
import type { SideTopics } from '../io/side-topics.ts';
import type { Sink } from '../io/sink.ts';
import { KnownVersions } from './decide.ts';
import { readDirectory } from './read-directory.ts';

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

/**
 * Writes every directory version to ClickHouse, once per installation: one consumer group, whichever worker it gives
 * the topic's partition to. Offsets are committed after the rows are there.
 */
export async function startPersister(options: PersisterOptions): Promise<{ stop(): Promise<void> }> {
  const { topic, sink, sideTopics, log } = options;
  let known = new KnownVersions();
  let work: Promise<void> = Promise.resolve();
  let epoch = 0;

  async function load(): Promise<void> {
    const restored = new KnownVersions();
    for await (const version of readDirectory(options.client)) restored.restore(version);
    known = restored;
  }

  async function persist(records: readonly Record[], began: number): Promise<void> {
    const last = records.at(-1);
    if (began !== epoch || !last) return;
    const { blocks, deadLetters } = known.decide(records, topic);
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
