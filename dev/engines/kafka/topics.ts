import type { Admin, ITopicConfig, Kafka } from 'kafkajs';
import { LeadstreamError, messageOf } from '../../../services/shared/errors.ts';
import { topicNames } from '../../../services/shared/kafka.ts';
import { waitFor } from '../lib/wait-for.ts';
import { refusalOf } from './refusal.ts';
import { type Replication, replicationFor } from './replication.ts';

/**
 * 16 MiB: kafkajs sends all messages for one partition as one record batch, and this bounds the batch.
 * A 10 MiB request of one contact's events becomes one such batch. Managed clusters may allow 8 MiB (Confluent Cloud, MSK Serverless), or none but
 * their own (undefined): then ingest halves what is refused.
 */
const MAX_BATCH_BYTES = [16 * 1024 * 1024, 8_388_608, undefined];

export interface TopicOptions {
  partitions?: number;
  /** `KAFKA_REPLICATION_FACTOR`, `KAFKA_MIN_INSYNC_REPLICAS`; default: by the number of brokers. */
  replicationFactor?: number | undefined;
  minInsyncReplicas?: number | undefined;
}

/**
 * Creates the three topics of an installation if they are missing; what exists stays as it is.
 * @throws LeadstreamError `KAFKA_TOPICS` saying what the cluster refuses, `TIMEOUT`
 */
export async function ensureTopics(kafka: Kafka, prefix: string, options: TopicOptions = {}): Promise<void> {
  const names = topicNames(prefix);
  const admin = kafka.admin();
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    const isMissing = ({ topic }: ITopicConfig) => !existing.has(topic);
    if (Object.values(names).some((topic) => !existing.has(topic))) {
      const { brokers } = await admin.describeCluster();
      const { replicationFactor: factor, minInsyncReplicas: minInsync } = options;
      const replication = replicationFor(brokers.length, { factor, minInsync });
      await createAny(
        admin,
        MAX_BATCH_BYTES.map((bytes) =>
          wantedTopics(names, options.partitions ?? 4, replication, bytes).filter(isMissing),
        ),
      );
    }
    await waitFor(() => allHaveLeaders(admin, Object.values(names)), { timeoutMs: 30_000, what: 'topics usable' });
  } finally {
    await admin.disconnect();
  }
}

function wantedTopics(
  names: ReturnType<typeof topicNames>,
  partitions: number,
  { factor, minInsync }: Replication,
  maxBatchBytes: number | undefined,
): ITopicConfig[] {
  const configEntries = [
    { name: 'min.insync.replicas', value: String(minInsync) },
    ...(maxBatchBytes === undefined ? [] : [{ name: 'max.message.bytes', value: String(maxBatchBytes) }]),
  ];
  const compact = { name: 'cleanup.policy', value: 'compact' };
  return [
    { topic: names.events, numPartitions: partitions, configEntries },
    { topic: names.directory, numPartitions: 1, configEntries: [...configEntries, compact] },
    { topic: names.dlq, numPartitions: partitions, configEntries },
  ].map((topic) => ({ ...topic, replicationFactor: factor }));
}

/** Creates topics as first wanted, or as next best where the cluster refuses a setting. */
async function createAny(admin: Admin, [topics = [], ...others]: ITopicConfig[][]): Promise<void> {
  try {
    await admin.createTopics({ topics, waitForLeaders: false });
  } catch (cause) {
    const refused = refusalOf(cause);
    if (others.length > 0 && refused.isOfSetting) return await createAny(admin, others);
    const which = topics.map(({ topic }) => topic).join(', ');
    const why = refused.types.join(', ') || messageOf(cause);
    throw new LeadstreamError('KAFKA_TOPICS', `topics ${which} could not be created: ${why}${refused.advice}`, {
      cause,
    });
  }
}

/** kafkajs' own `waitForLeaders` gives up when the broker has not yet heard of the topic that the controller has created. */
async function allHaveLeaders(admin: Admin, topics: string[]): Promise<boolean> {
  const metadata = await admin.fetchTopicMetadata({ topics });
  return metadata.topics.every(
    ({ partitions }) => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0),
  );
}
