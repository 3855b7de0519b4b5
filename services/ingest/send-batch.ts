import type { Message, Producer, TopicMessages } from 'kafkajs';
import { acknowledged, partitionKey } from '../shared/kafka/acknowledged.ts';
import { LENIENT_HEADER } from '../shared/kafka/dlq-headers.ts';
import { partitionOf } from '../shared/kafka/partitioner.ts';
import type { Outgoing } from './validate.ts';
import type { Watermark } from './watermark.ts';

export interface SendContext {
  producer: Pick<Producer, 'sendBatch'>;
  /** Kafka's names of the topics, and how many partitions each has. */
  topics: Record<Outgoing['topic'], string>;
  partitions: ReadonlyMap<string, number>;
  watermark: Watermark;
  ackTimeoutMs: number;
}

const LENIENT = { [LENIENT_HEADER]: '1' };

/**
 * Writes events by one produce request per broker and resolves when all replicas in sync have them (`acks=all`); raises the watermark.
 * Partitions are chosen here, as Kafka's Java client would, so that the count of each is known when the broker answers with the first offset.
 * @throws LeadstreamError `KAFKA_NOT_ACKNOWLEDGED` if a partition that had events has no answer; what kafkajs throws
 */
export async function sendBatch(events: readonly Outgoing[], context: SendContext): Promise<void> {
  const { topics, partitions, watermark } = context;
  const messages = new Map<string, Message[]>();
  const counts = new Map<string, number>();
  for (const event of events) {
    const topic = topics[event.topic];
    const partition = partitionOf(event.key, partitions.get(topic) ?? 1);
    const ofTopic = messages.get(topic) ?? [];
    messages.set(topic, ofTopic);
    ofTopic.push({
      key: event.key,
      value: event.value,
      partition,
      timestamp: String(event.receivedAtMs),
      ...(event.lenient ? { headers: LENIENT } : {}),
    });
    const counted = partitionKey(topic, partition);
    counts.set(counted, (counts.get(counted) ?? 0) + 1);
  }
  const topicMessages: TopicMessages[] = [...messages].map(([topic, ofTopic]) => ({ topic, messages: ofTopic }));
  const answers = await context.producer.sendBatch({ topicMessages, acks: -1, timeout: context.ackTimeoutMs });
  for (const { topic, partition, endOffset } of acknowledged(counts, answers)) {
    watermark.raise(topic, partition, endOffset);
  }
}
