import type { Kafka, Message } from 'kafkajs';
import { decodeJson } from '../../../schemas/decode.ts';
import { parseEvent } from '../../../schemas/parse.ts';
import { LENIENT_HEADER, REPLAY_HEADER } from '../../shared/kafka/dlq-headers.ts';
import type { DeadLetter } from './dead-letter.ts';
import type { ReplayLog } from './replay-log.ts';

export interface ReplayOptions {
  /** Accept what history does not say, from now on also for these records. */
  lenient: boolean;
  /** The installation's topics. */
  topics: { events: string; directory: string };
  dlqTopic: string;
}

/** The key that the event should have, if it is one by now: the record is received anew, so it is validated as of now. */
function keyOf(letter: DeadLetter, lenient: boolean): string | undefined {
  const decoded = decodeJson(letter.value ?? Buffer.alloc(0));
  if (!decoded.ok) return undefined;
  const verdict = parseEvent(decoded.json, { receivedAtMs: Date.now(), lenient });
  return verdict.ok ? verdict.event.key : undefined;
}

/**
 * The record to publish: the raw bytes with the original headers, on the topic where it failed. Never on another, whatever its type says:
 * who may write events may not thereby write the directory, which decides who sees what.
 */
export function replayRecord(letter: DeadLetter, options: ReplayOptions): { topic: string; message: Message } {
  const lenient = options.lenient || letter.lenient;
  const { directory, events } = options.topics;
  const headers = {
    ...letter.headers,
    ...(lenient ? { [LENIENT_HEADER]: '1' } : {}),
    [REPLAY_HEADER]: `${options.dlqTopic}:${letter.id}`,
  };
  const topic = letter.from.topic === directory ? directory : events;
  return { topic, message: { key: keyOf(letter, lenient) ?? letter.key, value: letter.value, headers } };
}

const BATCH = 500;

/**
 * Publishes dead letters again and notes each in the replay log once Kafka has it. Safe to repeat: the same event twice is one event.
 * @returns count of records published
 */
export async function replay(
  kafka: Kafka,
  letters: readonly DeadLetter[],
  replayLog: ReplayLog,
  options: ReplayOptions,
  onProgress: (done: number) => void = () => undefined,
): Promise<number> {
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  try {
    for (let from = 0; from < letters.length; from += BATCH) {
      const batch = letters.slice(from, from + BATCH);
      const byTopic = new Map<string, Message[]>();
      for (const { topic, message } of batch.map((letter) => replayRecord(letter, options))) {
        byTopic.set(topic, [...(byTopic.get(topic) ?? []), message]);
      }
      const topicMessages = [...byTopic].map(([topic, messages]) => ({ topic, messages }));
      await producer.sendBatch({ topicMessages, acks: -1 });
      await replayLog.add(
        batch.map((letter) => letter.id),
        new Date(),
      );
      onProgress(from + batch.length);
    }
    return letters.length;
  } finally {
    await producer.disconnect();
  }
}
