import type {
  ICustomPartitioner,
  Kafka,
  Message,
  Producer,
  ProducerBatch,
  ProducerConfig,
  RecordMetadata,
} from 'kafkajs';
import { LeadstreamError } from '../errors.ts';
import { acknowledged, partitionKey } from './acknowledged.ts';
import { Partitioners } from './kafkajs.ts';

/**
 * A producer of kafkajs whose sends succeed only if every partition that had messages has them, in all replicas in sync.
 * - Idempotent, and one send at a time: two that fail together would hand out one sequence number twice, and the broker would take the second batch
 *   for a repetition of the first.
 * - After a failed send its sequence numbers may be out of step for the same reason: the next one is sent by a new producer.
 * What is sent again after a failure may be written twice; it is never taken for something else.
 * @throws of `send` and `sendBatch`: what kafkajs throws, and LeadstreamError `KAFKA_NOT_ACKNOWLEDGED`
 */
export function createCheckedProducer(make: Kafka['producer'], config: ProducerConfig = {}): Producer {
  /** Where each message goes; if it is asked again over a retry, the last word counts. */
  const places = new WeakMap<Message, string>();
  const choose: ICustomPartitioner = () => {
    const partitioner = (config.createPartitioner ?? Partitioners.DefaultPartitioner)();
    return (of) => {
      const partition = partitioner(of);
      places.set(of.message, partitionKey(of.topic, partition));
      return partition;
    };
  };
  const fresh = () => make({ idempotent: true, ...config, createPartitioner: choose });
  let inner = fresh();
  let spent = false;
  let closed = false;
  let queue: Promise<unknown> = Promise.resolve();

  async function replace(): Promise<void> {
    const old = inner;
    inner = fresh();
    old.disconnect().catch(() => undefined);
    await inner.connect();
    spent = false;
  }

  async function checked(batch: ProducerBatch): Promise<RecordMetadata[]> {
    if (closed) throw new LeadstreamError('KAFKA_PRODUCER_CLOSED', 'the producer is disconnected');
    if (batch.acks !== undefined && batch.acks !== -1) {
      throw new LeadstreamError('KAFKA_ACKS', 'acks must be -1: a leader alone may die with what it acknowledged');
    }
    try {
      if (spent) await replace();
      const answers = await inner.sendBatch({ ...batch, acks: -1 });
      acknowledged(countsOf(batch, places), answers);
      return answers;
    } catch (error) {
      spent = true;
      throw error;
    }
  }

  const sendBatch = (batch: ProducerBatch): Promise<RecordMetadata[]> => {
    const sent = queue.then(() => checked(batch));
    queue = sent.catch(() => undefined);
    return sent;
  };

  return {
    connect: () => inner.connect(),
    disconnect: async () => {
      closed = true;
      // A send that is still trying connects again by itself, and nobody would ever close that.
      void queue.then(() => inner.disconnect()).catch(() => undefined);
      await inner.disconnect();
    },
    sendBatch,
    send: ({ topic, messages, ...how }) => sendBatch({ topicMessages: [{ topic, messages }], ...how }),
    isIdempotent: () => inner.isIdempotent(),
    // Atomic by itself: a transaction is committed only after every partition of it has answered.
    transaction: () => inner.transaction(),
    events: inner.events,
    on: inner.on,
    logger: () => inner.logger(),
  };
}

function countsOf({ topicMessages = [] }: ProducerBatch, places: WeakMap<Message, string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { topic, messages } of topicMessages) {
    for (const message of messages) {
      const key = places.get(message) ?? `${topic}/(no partition)`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}
