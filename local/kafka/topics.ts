import type { Admin, Kafka } from 'kafkajs';
import { topicNames } from '../../services/shared/kafka.ts';
import { waitFor } from '../lib/wait-for.ts';

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
    // Replication -1: the broker's default, 1 locally and 3 on a usual cluster.
    if (topics.length > 0)
      await admin.createTopics({
        topics: topics.map((topic) => ({ ...topic, replicationFactor: -1 })),
        waitForLeaders: false,
      });
    await waitFor(() => allHaveLeaders(admin, Object.values(names)), { timeoutMs: 30_000, what: 'topics usable' });
  } finally {
    await admin.disconnect();
  }
}

/** kafkajs' own `waitForLeaders` gives up when the broker has not yet heard of the topic that the controller has created. */
async function allHaveLeaders(admin: Admin, topics: string[]): Promise<boolean> {
  const metadata = await admin.fetchTopicMetadata({ topics });
  return metadata.topics.every(
    ({ partitions }) => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0),
  );
}
