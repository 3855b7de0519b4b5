import type { Kafka as KafkaClient, KafkaConfig, LogEntry } from 'kafkajs';
import type { Config } from './env.ts';
import { createCheckedProducer } from './kafka/checked-producer.ts';
import { registerCodecs } from './kafka/codecs.ts';
import { connectionOf } from './kafka/connection.ts';
import { explained } from './kafka/explain.ts';
import { Kafka, logLevel } from './kafka/kafkajs.ts';
import { steadyAdmin } from './kafka/steady-admin.ts';
import type { Logger } from './log.ts';

/** The three topics of an installation (docs/contract/events.md, "Topics"). */
export function topicNames(prefix: string) {
  return { events: `${prefix}.events`, directory: `${prefix}.directory`, dlq: `${prefix}.events.dlq` };
}

/** Consumer groups of an installation; a suffix makes further ones over the same topics (KAFKA_GROUP_SUFFIX: a shadow installation, a benchmark). */
export function groupNames(prefix: string, suffix = '') {
  return { enricher: `${prefix}.enricher${suffix}`, directory: `${prefix}.directory${suffix}` };
}

const LEVELS: Record<number, 'error' | 'warn' | 'debug'> = { [logLevel.ERROR]: 'error', [logLevel.WARN]: 'warn' };

/**
 * kafkajs with every codec registered, producers that check what was acknowledged, and its log sent to ours. Connection errors are retried without end
 * by our own loops, so kafkajs retries briefly.
 * @throws of `connect`: LeadstreamError naming the setting if the brokers refuse us ({@link explained})
 */
export async function createKafka(
  config: Config['kafka'],
  clientId: string,
  log: Logger,
  overrides: Partial<KafkaConfig> = {},
): Promise<KafkaClient> {
  registerCodecs();
  const kafka = new Kafka({
    clientId: `leadstream-${clientId}`,
    brokers: config.brokers,
    connectionTimeout: 3_000,
    requestTimeout: 30_000,
    retry: { initialRetryTime: 100, maxRetryTime: 5_000, retries: 8 },
    logLevel: logLevel.WARN,
    logCreator: () => (entry: LogEntry) => {
      const level = LEVELS[entry.level] ?? 'debug';
      log[level]({ kafka: entry.namespace, error: entry.log.error }, entry.log.message);
    },
    ...connectionOf(config),
    ...overrides,
  });
  const { producer, consumer, admin } = kafka;
  const make: typeof producer = (options) => explained(producer.call(kafka, options));
  kafka.producer = (options) => createCheckedProducer(make, options);
  kafka.consumer = (options) => explained(consumer.call(kafka, options));
  kafka.admin = (options) => explained(steadyAdmin(admin.call(kafka, options)), (client) => client.describeCluster());
  return kafka;
}
