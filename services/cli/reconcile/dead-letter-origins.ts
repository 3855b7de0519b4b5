import type { Kafka } from 'kafkajs';
import { DLQ_HEADERS } from '../../shared/kafka/dlq-headers.ts';
import { readTopic } from '../dlq/read-topic.ts';

/** Records that the dead-letter topic speaks of, as `topic:partition:offset`; each once, however often it was put aside. */
export async function deadLetterOrigins(kafka: Kafka, dlqTopic: string, groupPrefix: string): Promise<Set<string>> {
  const origins = new Set<string>();
  await readTopic(kafka, dlqTopic, groupPrefix, ({ message }) => {
    const of = (name: string) => String(message.headers?.[name] ?? '');
    origins.add(`${of(DLQ_HEADERS.topic)}:${of(DLQ_HEADERS.partition)}:${of(DLQ_HEADERS.offset)}`);
  });
  return origins;
}
