import type { Kafka } from 'kafkajs';
import { retry } from '../../shared/back-off.ts';
import type { ClickHouseClient } from '../../shared/clickhouse.ts';
import { messageOf } from '../../shared/errors.ts';
import type { Logger } from '../../shared/log.ts';
import type { Prepared } from '../batch/prepared.ts';
import { createEventConsumer } from '../io/consumer.ts';
import type { DlqProducer } from '../io/dlq-producer.ts';
import type { Record } from '../io/record.ts';
import type { Sink } from '../io/sink.ts';
import { bisect, deadLetterBatch } from '../pipeline/bisect.ts';
import { isDataError } from '../pipeline/data-error.ts';
import { KnownVersions } from './known-versions.ts';
import { readDirectory } from './read-directory.ts';

export interface DirectoryWriterOptions {
  kafka: Kafka;
  topic: string;
  groupId: string;
  client: ClickHouseClient;
  sink: Sink;
  dlqProducer: DlqProducer;
  log: Logger;
  signal: AbortSignal;
  onFatal: (error: unknown) => void;
}

/**
 * Writes every directory version to ClickHouse, once per installation: one consumer group, whichever worker it gives
 * the topic's partition to. Offsets are committed after the rows are there.
 */
export async function startDirectoryWriter(options: DirectoryWriterOptions): Promise<{ stop(): Promise<void> }> {
  const { topic, sink, dlqProducer, log } = options;
  let known = new KnownVersions();
  let work: Promise<void> = Promise.resolve();
  let epoch = 0;
  /** Read, and not yet taken by the step before them. */
  let waiting: Record[] = [];

  /** What ClickHouse has; asked again until it answers. */
  async function load(): Promise<void> {
    known = await retry(
      async () => {
        const restored = new KnownVersions();
        for await (const version of readDirectory(options.client)) restored.restore(version);
        return restored;
      },
      { what: 'read the directory', log, signal: options.signal, isTransient: () => true },
    );
  }

  async function flush(
    { blocks, deadLetters }: Pick<Prepared, 'blocks' | 'deadLetters'>,
    token: string,
  ): Promise<void> {
    await sink.insert(blocks, token);
    if (deadLetters.length > 0) await dlqProducer.sendDeadLetters(deadLetters, topic);
  }

  const tokenOf = (records: readonly Record[]) => `${topic}:${records[0]?.offset}-${records.at(-1)?.offset}`;

  async function persist(records: readonly Record[], began: number): Promise<void> {
    const last = records.at(-1);
    if (began !== epoch || !last) return;
    try {
      await flush(known.decide(records, topic), tokenOf(records));
    } catch (error) {
      if (!isDataError(error)) throw error;
      await load();
      await bisect(records, {
        // What a refused half added is in no table: the next load tells what is.
        forget: load,
        process: (some) => flush(known.decide(some, topic), tokenOf(some)),
        deadLetter: (record, cause) =>
          flush(deadLetterBatch(record, cause, options), `${tokenOf([record])}:dead-letter`),
      });
    }
    if (began !== epoch) return;
    try {
      await consumer.commit([{ partition: last.partition, offset: last.offset + 1, metadata: '' }]);
    } catch (error) {
      // A rebalance took the partition: its new owner reads these records again.
      log.warn({ error: messageOf(error) }, 'directory offsets not committed');
    }
  }

  // While stopping, an aborted retry is no failure.
  const fail = (error: unknown) => {
    if (!options.signal.aborted) options.onFatal(error);
  };

  const consumer = createEventConsumer(options.kafka, {
    topic,
    groupId: options.groupId,
    log,
    // Never paused, so that it may wait longer for the next change; a change ends the wait.
    maxWaitMs: 500,
    handlers: {
      onAssigned(partitions) {
        epoch++;
        waiting = [];
        if (partitions.length > 0) work = work.then(load).catch(fail);
      },
      onRecords(_partition, records) {
        const began = epoch;
        const isFirst = waiting.length === 0;
        waiting.push(...records);
        if (!isFirst) return true;
        // One insert and one commit for all that comes meanwhile: one for each change would fall behind ten changes a second.
        const takeAll = () => {
          const all = waiting;
          waiting = [];
          return persist(all, began);
        };
        work = work.then(() => (began === epoch ? takeAll() : undefined)).catch(fail);
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
