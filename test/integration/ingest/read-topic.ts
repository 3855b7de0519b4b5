import { randomUUID } from 'node:crypto';
import type { Kafka, KafkaMessage } from 'kafkajs';

export interface TextRecord extends Omit<Record, 'json'> {
  value: string;
}

export interface Record {
  partition: number;
  offset: bigint;
  key: string;
  json: { [name: string]: unknown };
  timestampMs: number;
  headers: { [name: string]: string };
}

/** Everything that is on a topic at the time of the call, all of it JSON. */
export async function readTopic(kafka: Kafka, topic: string): Promise<Record[]> {
  return (await readValues(kafka, topic)).map(({ value, ...record }) => ({ ...record, json: JSON.parse(value) }));
}

/** Everything that is on a topic at the time of the call, as text. */
export async function readValues(kafka: Kafka, topic: string): Promise<TextRecord[]> {
  const ends = await endOffsets(kafka, topic);
  const records: TextRecord[] = [];
  let left = [...ends.values()].reduce((sum, end) => sum + Number(end), 0);
  if (left === 0) return records;
  const consumer = kafka.consumer({ groupId: `read-${randomUUID()}`, maxWaitTimeInMs: 100 });
  await consumer.connect();
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      // kafkajs begins again by itself where the error passes, e.g. while the group coordinator is loading.
      consumer.on('consumer.crash', ({ payload }) => payload.restart || reject(payload.error));
      const eachMessage = async ({ partition, message }: { partition: number; message: KafkaMessage }) => {
        if (BigInt(message.offset) >= (ends.get(partition) ?? 0n)) return;
        records.push(recordOf(partition, message));
        left--;
        if (left === 0) resolve();
      };
      consumer.run({ eachMessage }).catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
  return records;
}

/** Next offset of every partition. */
export async function endOffsets(kafka: Kafka, topic: string): Promise<Map<number, bigint>> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    return new Map((await admin.fetchTopicOffsets(topic)).map(({ partition, high }) => [partition, BigInt(high)]));
  } finally {
    await admin.disconnect();
  }
}

function recordOf(partition: number, message: KafkaMessage): TextRecord {
  const headers = Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)]);
  return {
    partition,
    offset: BigInt(message.offset),
    key: message.key?.toString() ?? '',
    value: message.value?.toString() ?? 'null',
    timestampMs: Number(message.timestamp),
    headers: Object.fromEntries(headers),
  };
}
