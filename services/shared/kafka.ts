import { Kafka, type KafkaConfig, type LogEntry, logLevel } from 'kafkajs';
import type { Config } from './env.ts';
import { registerCodecs } from './kafka-codecs.ts';
import type { Logger } from './log.ts';

/** The three topics of an installation (events.md, "Topics"). */
export function topicNames(prefix: string) {
  return { events: `${prefix}.events`, directory: `${prefix}.directory`, dlq: `${prefix}.events.dlq` };
}

/** Consumer groups of an installation; a suffix makes further ones over the same topics (KAFKA_GROUP_SUFFIX: a shadow installation, a benchmark). */
export function groupNames(prefix: string, suffix = '') {
  return { enricher: `${prefix}.enricher${suffix}`, directory: `${prefix}.directory${suffix}` };
}

const LEVELS: Record<number, 'error' | 'warn' | 'debug'> = { [logLevel.ERROR]: 'error', [logLevel.WARN]: 'warn' };

/** kafkajs with every codec registered and its log sent to ours. Connection errors are retried without end by our own loops, so kafkajs retries briefly. */
export async function createKafka(
  config: Config['kafka'],
  clientId: string,
  log: Logger,
  overrides: Partial<KafkaConfig> = {},
): Promise<Kafka> {
  await registerCodecs();
  return new Kafka({
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
    ...overrides,
  });
}
