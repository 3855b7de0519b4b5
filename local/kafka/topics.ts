import type { Kafka } from 'kafkajs';
import { topicNames } from '../../services/shared/kafka.ts';

/**
 * 16 MiB: kafkajs sends all messages for one partition as one record batch, and this bounds the batch.
 * A 10 MiB request of one contact's events becomes one such batch.
 */
const MAX_BATCH_BYTES = 16 * 1024 * 1024;

/** Creates the three topics of an installation if they are missing; what exists stays as it is. */
export async function ensureTopics(kafka: Kafka, prefix: string, partitions = 4): Promise<void> {
  const names = topicNames(prefix);
  const size = { name: 'max.message.bytes', value: String(MAX_BATCH_BYTES) };
  const wanted = [
    { topic: names.events, numPartitions: partitions, configEntries: [size] },
    { topic: names.directory, numPartitions: 1, configEntries: [size, { name: 'cleanup.policy', value: 'compact' }] },
    { topic: names.dlq, numPartitions: partitions, configEntries: [size] },
  ];
  const admin = kafka.admin();
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    const topics = wanted.filter(({ topic }) => !existing.has(topic));
    // Replication -1: the broker's default, 1 locally and 3 on a usual cluster. waitForLeaders: usable when this returns.
    if (topics.length > 0)
      await admin.createTopics({
        topics: topics.map((topic) => ({ ...topic, replicationFactor: -1 })),
        waitForLeaders: true,
      });
  } finally {
    await admin.disconnect();
  }
}
