import { randomUUID } from 'node:crypto';
import type { Kafka, KafkaMessage } from 'kafkajs';

/** A record with its place. */
export interface TopicRecord {
  partition: number;
  message: KafkaMessage;
}

/**
 * Reads a topic from its beginning to where it ends now, and leaves nothing behind: the consumer group is of this call only.
 * @param onRecord called partition by partition in order of offsets
 */
export async function readTopic(
  kafka: Kafka,
  topic: string,
  groupPrefix: string,
  onRecord: (record: TopicRecord) => void,
): Promise<void> {
  const admin = kafka.admin();
  const groupId = `${groupPrefix}.cli-${randomUUID()}`;
  await admin.connect();
  try {
    const ends = new Map<number, bigint>();
    for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
      if (BigInt(high) > BigInt(low)) ends.set(partition, BigInt(high));
    }
    if (ends.size === 0) return;
    await consumeUpTo(kafka, topic, groupId, ends, onRecord);
    // The group never committed; it would fade away by itself, but only after a week.
    await admin.deleteGroups([groupId]).catch(() => undefined);
  } finally {
    await admin.disconnect();
  }
}

async function consumeUpTo(
  kafka: Kafka,
  topic: string,
  groupId: string,
  ends: Map<number, bigint>,
  onRecord: (record: TopicRecord) => void,
): Promise<void> {
  const consumer = kafka.consumer({ groupId, allowAutoTopicCreation: false, maxWaitTimeInMs: 100 });
  await consumer.connect();
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      consumer
        .run({
          autoCommit: false,
          eachBatch: async ({ batch, resolveOffset }) => {
            const end = ends.get(batch.partition) ?? 0n;
            for (const message of batch.messages) {
              if (BigInt(message.offset) < end) onRecord({ partition: batch.partition, message });
              resolveOffset(message.offset);
            }
            if (BigInt(batch.lastOffset()) + 1n < end) return;
            ends.delete(batch.partition);
            consumer.pause([{ topic, partitions: [batch.partition] }]);
            if (ends.size === 0) resolve();
          },
        })
        .catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
}
