import { randomUUID } from 'node:crypto';
import type { Admin, Kafka } from 'kafkajs';
import { toRecord } from '../../io/consumer.ts';
import type { Record } from '../../io/record.ts';
import { membership, type OffsetRange, RangeCollector } from './ranges.ts';

/** kafkajs tells nothing of a stretch without a record: when so long nothing came, there is nothing more to come. */
const NOTHING_MORE_AFTER_MS = 15_000;

/** Next offsets that a group committed, by partition; 0 where it committed nothing. */
export async function committedOffsets(admin: Admin, groupId: string, topic: string): Promise<number[]> {
  const [answer] = await admin.fetchOffsets({ groupId, topics: [topic] });
  const committed: number[] = [];
  for (const { partition, offset } of answer?.partitions ?? []) committed[partition] = Math.max(0, Number(offset));
  return Array.from(committed, (offset) => offset ?? 0);
}

/** First offset that each partition still has. */
export async function firstOffsets(admin: Admin, topic: string): Promise<Map<number, number>> {
  const offsets = await admin.fetchTopicOffsets(topic);
  return new Map(offsets.map(({ partition, low }) => [partition, Number(low)]));
}

/** Where records are asked for. */
export interface RecordPlace {
  kafka: Kafka;
  topic: string;
  partition: number;
  groupPrefix: string;
}

/**
 * Which of these offsets are records in Kafka. The others are control records, or were removed by compaction: nobody can read them.
 * @param ranges sorted, all at or after the partition's first offset and before its end
 */
export async function existingRecords(place: RecordPlace, ranges: readonly OffsetRange[]): Promise<OffsetRange[]> {
  const found = new RangeCollector();
  await readRecords(place, ranges, ({ offset }) => found.add(offset));
  return found.ranges;
}

/** Reads records of these offsets, in order, as far as there are any; leaves nothing behind. */
export async function readRecords(
  { kafka, topic, partition, groupPrefix }: RecordPlace,
  ranges: readonly OffsetRange[],
  onRecord: (record: Record) => void,
): Promise<void> {
  const first = ranges[0]?.first;
  const last = ranges.at(-1)?.last;
  if (first === undefined || last === undefined) return;
  const isAsked = membership(ranges);
  const groupId = `${groupPrefix}.cli-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, allowAutoTopicCreation: false, maxWaitTimeInMs: 100 });
  await consumer.connect();
  let idle: NodeJS.Timeout | undefined;
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      idle = setTimeout(resolve, NOTHING_MORE_AFTER_MS);
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
        const others = (payload.memberAssignment[topic] ?? []).map(Number).filter((other) => other !== partition);
        if (others.length > 0) consumer.pause([{ topic, partitions: others }]);
      });
      consumer
        .run({
          autoCommit: false,
          eachBatch: async ({ batch, resolveOffset }) => {
            if (batch.partition !== partition) return;
            idle?.refresh();
            for (const message of batch.messages) {
              const offset = Number(message.offset);
              if (offset <= last && isAsked(offset)) onRecord(toRecord(partition, message));
              resolveOffset(message.offset);
            }
            if (Number(batch.lastOffset()) >= last) resolve();
          },
        })
        .then(() => consumer.seek({ topic, partition, offset: String(first) }))
        .catch(reject);
    });
  } finally {
    clearTimeout(idle);
    await consumer.disconnect();
    const admin = kafka.admin();
    await admin.connect();
    await admin.deleteGroups([groupId]).catch(() => undefined);
    await admin.disconnect();
  }
}
