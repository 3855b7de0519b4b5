import type { RecordMetadata } from 'kafkajs';
import { LeadstreamError } from '../errors.ts';

/** Where one partition ends after a send: the offset after the last message of it. */
export interface AcknowledgedPartition {
  topic: string;
  partition: number;
  endOffset: bigint;
}

export const partitionKey = (topic: string, partition: number): string => `${topic}/${partition}`;

/**
 * What a broker acknowledged, checked against what was sent.
 * @param counts messages by {@link partitionKey}
 * @throws LeadstreamError `KAFKA_NOT_ACKNOWLEDGED` if a partition that had messages has no answer, or one with an error or without a place
 */
export function acknowledged(
  counts: ReadonlyMap<string, number>,
  answers: readonly RecordMetadata[],
): AcknowledgedPartition[] {
  const ends = new Map<string, AcknowledgedPartition>();
  for (const { topicName: topic, partition, errorCode, baseOffset } of answers) {
    const key = partitionKey(topic, partition);
    const count = counts.get(key);
    // No offset, or -1: an answer that does not say where the messages lie is none that a watermark could be told from.
    if (count === undefined || errorCode !== 0 || baseOffset === undefined || BigInt(baseOffset) < 0n) continue;
    ends.set(key, { topic, partition, endOffset: BigInt(baseOffset) + BigInt(count) });
  }
  const silent = [...counts].filter(([key]) => !ends.has(key));
  if (silent.length > 0) {
    const messages = silent.reduce((sum, [, count]) => sum + count, 0);
    throw new LeadstreamError(
      'KAFKA_NOT_ACKNOWLEDGED',
      `Kafka did not acknowledge ${messages} messages of ${silent.map(([key]) => key).join(', ')}: nothing of the batch counts as written`,
      { retryable: true },
    );
  }
  return [...ends.values()];
}
