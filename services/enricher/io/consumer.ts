import type { Batch, Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { messageOf } from '../../shared/errors.ts';
import { explainKafkaError } from '../../shared/kafka/explain.ts';
import type { Logger } from '../../shared/log.ts';
import type { Record } from './record.ts';

/** What the pipeline does with what the group gives it. */
export interface ConsumerHandlers {
  /** New generation: these partitions are ours, positions start at the committed offsets; whatever was read before is read again. */
  onAssigned(partitions: number[]): void;
  /** @returns false if the records can't be taken now: they are read again after `resume` */
  onRecords(partition: number, records: Record[]): boolean;
  /** Offsets `first` to `next` − 1 hold no record for a reader: markers of transactions, aborted records. */
  onFiltered?(partition: number, first: number, next: number): void;
  /** kafkajs gave up: the process must end to be restarted (a stopped consumer in a living process consumes nothing for days). */
  onFatal(error: unknown): void;
}

export interface PartitionOffset {
  partition: number;
  /** Next offset. */
  offset: number;
  metadata: string;
}

/** The one module that knows kafkajs' consumer; another client could take its place. */
export interface EventConsumer {
  start(): Promise<void>;
  pause(partitions: number[]): void;
  resume(partitions: number[]): void;
  commit(offsets: readonly PartitionOffset[]): Promise<void>;
  stop(): Promise<void>;
}

/** A message of kafkajs as the pipeline holds it. */
export const toRecord = (partition: number, message: Batch['messages'][number]): Record => {
  const headers: Record['headers'] = {};
  for (const [name, value] of Object.entries(message.headers ?? {})) {
    const first = Array.isArray(value) ? value[0] : value;
    headers[name] = typeof first === 'string' ? Buffer.from(first) : first;
  }
  return {
    partition,
    offset: Number(message.offset),
    timestampMs: Number(message.timestamp),
    key: message.key,
    value: message.value,
    headers,
  };
};

/** Bytes of a record as they count against what may be in flight; 200 for the objects around it. */
export const sizeOf = (record: Record): number => (record.value?.length ?? 0) + (record.key?.length ?? 0) + 200;

export function createEventConsumer(
  kafka: Kafka,
  options: { topic: string; groupId: string; log: Logger; handlers: ConsumerHandlers; maxWaitMs?: number },
): EventConsumer {
  const { topic, groupId, log, handlers } = options;
  const consumer: Consumer = kafka.consumer({
    groupId,
    // 30 s: longer than any pause of the event loop, short enough that a killed worker's partitions move on.
    sessionTimeout: 30_000,
    rebalanceTimeout: 60_000,
    heartbeatInterval: 3_000,
    // Live events leave at once; a worker that lags gets full fetches anyway. What is resumed after a pause is fetched once the current fetch ends.
    minBytes: 1,
    maxWaitTimeInMs: options.maxWaitMs ?? 100,
    maxBytesPerPartition: 4 * 1024 * 1024,
    maxBytes: 16 * 1024 * 1024,
    allowAutoTopicCreation: false,
    retry: { initialRetryTime: 200, maxRetryTime: 5_000, retries: 10, restartOnFailure: async () => true },
  });
  let stopping = false;
  consumer.on('consumer.group_join', ({ payload }) => {
    const partitions = payload.memberAssignment[topic] ?? [];
    log.info({ partitions, memberId: payload.memberId, group: payload.groupId }, 'partitions assigned');
    handlers.onAssigned([...partitions].map(Number));
  });
  // The only place where kafkajs tells of a batch of which nothing is left for `eachBatch`.
  consumer.on('consumer.end_batch_process', ({ payload }) => {
    if (payload.batchSize > 0 || payload.firstOffset === null) return;
    handlers.onFiltered?.(payload.partition, Number(payload.firstOffset), Number(payload.lastOffset) + 1);
  });
  consumer.on('consumer.crash', ({ payload }) => {
    if (!payload.restart && !stopping) handlers.onFatal(explainKafkaError(payload.error) ?? payload.error);
  });

  async function eachBatch({ batch, resolveOffset, isStale, isRunning, pause }: EachBatchPayload): Promise<void> {
    if (!isRunning() || isStale() || stopping) return;
    const records = batch.messages.map((message) => toRecord(batch.partition, message));
    if (!handlers.onRecords(batch.partition, records)) {
      pause();
      return;
    }
    const last = batch.messages.at(-1);
    if (!last) return;
    resolveOffset(last.offset);
    const next = Number(last.offset) + 1;
    const end = Number(batch.lastOffset()) + 1;
    if (end > next) handlers.onFiltered?.(batch.partition, next, end);
  }

  return {
    async start() {
      await consumer.connect();
      await consumer.subscribe({ topic, fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        eachBatch,
        partitionsConsumedConcurrently: 1,
      });
    },
    pause: (partitions) => partitions.length > 0 && consumer.pause([{ topic, partitions }]),
    resume: (partitions) => partitions.length > 0 && consumer.resume([{ topic, partitions }]),
    async commit(offsets) {
      await consumer.commitOffsets(
        offsets.map(({ partition, offset, metadata }) => ({ topic, partition, offset: String(offset), metadata })),
      );
    },
    async stop() {
      stopping = true;
      try {
        await consumer.disconnect();
      } catch (error) {
        log.warn({ error: messageOf(error) }, 'consumer did not disconnect cleanly');
      }
    },
  };
}
