import type { Admin, Kafka, Producer } from 'kafkajs';
import { retry } from '../../shared/back-off.ts';
import { messageOf } from '../../shared/errors.ts';
import { explainKafkaError } from '../../shared/kafka/explain.ts';
import type { Logger } from '../../shared/log.ts';

export interface KafkaConnections {
  admin: Admin;
  producer: Producer;
  clusterId: string;
  /** Of the topic of events. */
  partitions: number;
}

export interface ConnectOptions {
  /** Of events. */
  topic: string;
  log: Logger;
  signal: AbortSignal;
  /** Told why it has not worked yet, for `/readyz`. */
  onProblem: (reason: string) => void;
}

/**
 * Connects and asks for the topic, again and again with back-off: while Kafka is away, refuses us or has no topics, for all of which somebody else is
 * needed, a process that waits and says why is worth more than one that ends.
 * @throws LeadstreamError `ABORTED` when the signal says stop
 */
export async function connectKafka(kafka: Kafka, options: ConnectOptions): Promise<KafkaConnections> {
  const { topic, log, signal, onProblem } = options;
  const admin = kafka.admin();
  const producer = kafka.producer({ idempotent: true, allowAutoTopicCreation: false });
  async function connect(): Promise<KafkaConnections> {
    try {
      await Promise.all([admin.connect(), producer.connect()]);
      const { clusterId } = await admin.describeCluster();
      const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
      return { admin, producer, clusterId, partitions: topics[0]?.partitions.length ?? 0 };
    } catch (error) {
      const explained = explainKafkaError(error) ?? error;
      onProblem(messageOf(explained));
      throw explained;
    }
  }
  return await retry(connect, { what: 'connect to Kafka', log, signal, isTransient: () => true });
}
