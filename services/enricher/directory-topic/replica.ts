import { randomUUID } from 'node:crypto';
import type { Consumer, Kafka } from 'kafkajs';
import { isDirectoryEvent } from '../../../schemas/types.ts';
import type { ClickHouseClient } from '../../shared/clickhouse.ts';
import { messageOf } from '../../shared/errors.ts';
import { explainKafkaError } from '../../shared/kafka/explain.ts';
import type { Logger } from '../../shared/log.ts';
import { decodeEvent } from '../batch/decode.ts';
import type { Directory } from '../directory/directory.ts';
import { toRecord } from '../io/consumer.ts';
import { fetchRanges } from '../io/offsets.ts';
import { readDirectory } from './read-directory.ts';

export interface ReplicaOptions {
  kafka: Kafka;
  topic: string;
  groupPrefix: string;
  client: ClickHouseClient;
  directory: Directory;
  log: Logger;
  onFatal: (error: unknown) => void;
  /** Called after changes were applied. */
  onChange: () => void;
}

/** Follows the directory topic in memory, with a separate group, so that every worker reads all of it. */
export interface Replica {
  /** Next offset of the topic's one partition that is not applied yet. */
  offset(): number;
  stop(): Promise<void>;
}

/**
 * First every version in ClickHouse (compaction may have dropped the one that wins), then the topic.
 * Returns when the directory holds all that was in the topic at the call.
 */
export async function startReplica(options: ReplicaOptions): Promise<Replica> {
  const { kafka, topic, directory, log } = options;
  // Operators' ACLs name this prefix (docs/guides/kafka.md).
  const groupId = `${options.groupPrefix}-follower-${randomUUID()}`;
  for await (const { event } of readDirectory(options.client)) directory.add(event);
  const admin = kafka.admin();
  await admin.connect();
  const target = (await fetchRanges(admin, topic)).get(0)?.high ?? 0;
  let next = 0;
  let caughtUp: () => void = () => {};
  const ready = new Promise<void>((resolve) => {
    caughtUp = resolve;
  });
  const consumer: Consumer = kafka.consumer({
    groupId,
    sessionTimeout: 30_000,
    minBytes: 1,
    maxWaitTimeInMs: 500,
    allowAutoTopicCreation: false,
    retry: { retries: 10, restartOnFailure: async () => true },
  });
  consumer.on('consumer.crash', ({ payload }) => {
    if (!payload.restart) options.onFatal(explainKafkaError(payload.error) ?? payload.error);
  });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch, resolveOffset }) => {
      for (const message of batch.messages) {
        // What does not parse is the directory writer's to put aside.
        const decoded = decodeEvent(toRecord(batch.partition, message));
        if (decoded.kind === 'parsed' && isDirectoryEvent(decoded.event)) directory.add(decoded.event);
        next = Number(message.offset) + 1;
      }
      // The end of the batch may be behind its last record: compaction leaves gaps.
      next = Math.max(next, Number(batch.lastOffset()) + 1);
      resolveOffset(batch.lastOffset());
      options.onChange();
      if (next >= target) caughtUp();
    },
  });
  if (target === 0) caughtUp();
  await ready;
  log.info({ revision: directory.revision, offset: next }, 'directory loaded');
  return {
    offset: () => next,
    async stop() {
      try {
        await consumer.disconnect();
        await admin.deleteGroups([groupId]);
      } catch (error) {
        // An idle group expires by itself.
        log.debug({ error: messageOf(error) }, 'replica group not deleted');
      }
      await admin.disconnect();
    },
  };
}
