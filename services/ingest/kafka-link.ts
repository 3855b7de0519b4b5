import type { Admin, Kafka, Producer } from 'kafkajs';
import { LeadstreamError, messageOf } from '../shared/errors.ts';
import { explainKafkaError } from '../shared/kafka/explain.ts';
import { Partitioners } from '../shared/kafka/kafkajs.ts';
import type { topicNames } from '../shared/kafka.ts';
import type { Logger } from '../shared/log.ts';
import type { Watermark } from './watermark.ts';

export interface KafkaLinkOptions {
  kafka: Kafka;
  topics: Pick<ReturnType<typeof topicNames>, 'events' | 'directory'>;
  watermark: Watermark;
  log: Logger;
  /** Between looks at the cluster while it is away, and while it is there. */
  retryMs?: number;
  checkMs?: number;
}

/** What ingest uses of kafkajs's producer. */
export type LinkProducer = Pick<Producer, 'sendBatch' | 'disconnect'>;

/** What ingest knows of the cluster right now. */
export type LinkState =
  | { up: true; producer: LinkProducer; partitions: ReadonlyMap<string, number> }
  | { up: false; reason: string };

export interface KafkaLink {
  state: () => LinkState;
  /** Reports a failed send: the producer is given up, and the link is down until a new one is connected. */
  lost: (producer: LinkProducer, reason: string) => void;
  /** Settles after the first look at the cluster, successful or not. */
  started: Promise<void>;
  stop: () => Promise<void>;
}

/** 6 tries in about 4 s: a leader election passes unnoticed, an absent broker is told to the client while it still listens. */
const RETRY = { retries: 6, initialRetryTime: 100, maxRetryTime: 1_000 };
const LOOK_RETRY = { retries: 1, initialRetryTime: 100, maxRetryTime: 300 };

/**
 * Keeps a producer connected and looks at the cluster now and then: partitions of both topics, and at first also their end
 * offsets, so that a restarted ingest does not answer a watermark below what it acknowledged before.
 */
export function createKafkaLink(options: KafkaLinkOptions): KafkaLink {
  const { kafka, topics, watermark, log } = options;
  let current: LinkState = { up: false, reason: 'not connected to Kafka yet' };
  let admin: Admin | undefined;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let seeded = false;
  let stopped = false;

  async function connectedAdmin(): Promise<Admin> {
    if (admin) return admin;
    const fresh = kafka.admin({ retry: LOOK_RETRY });
    await fresh.connect();
    admin = fresh;
    return fresh;
  }

  async function connectedProducer(): Promise<LinkProducer> {
    if (current.up) return current.producer;
    const fresh = kafka.producer({
      idempotent: true,
      allowAutoTopicCreation: false,
      retry: RETRY,
      // Partitions are chosen in send-batch.ts; named here, for otherwise kafkajs warns of its default.
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    await fresh.connect();
    return fresh;
  }

  async function countPartitions(): Promise<Map<string, number>> {
    const partitions = new Map<string, number>();
    for (const topic of [topics.events, topics.directory]) {
      const offsets = await (await connectedAdmin()).fetchTopicOffsets(topic);
      if (!seeded) for (const { partition, offset } of offsets) watermark.raise(topic, partition, BigInt(offset));
      partitions.set(topic, offsets.length);
    }
    seeded = true;
    return partitions;
  }

  async function look(): Promise<void> {
    try {
      const partitions = await countPartitions();
      const wasUp = current.up;
      const producer = await connectedProducer();
      if (stopped) return quietly(producer.disconnect());
      current = { up: true, producer, partitions };
      if (!wasUp) log.info({ topics, partitions: [...partitions.values()] }, 'connected to Kafka');
    } catch (error) {
      await dropAdmin();
      // Later a connection that closes is a broker that ends, and no setting.
      down(messageOf(seeded ? error : (explainKafkaError(error) ?? error)));
    }
  }

  async function dropAdmin(): Promise<void> {
    const old = admin;
    admin = undefined;
    if (old) await quietly(old.disconnect());
  }

  function down(reason: string): void {
    if (current.up) {
      log.warn({ reason }, 'Kafka is away');
      void quietly(current.producer.disconnect());
    }
    current = { up: false, reason };
  }

  function schedule(afterMs: number): void {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => void run(), afterMs);
  }

  function run(): Promise<void> {
    looking ??= look().finally(() => {
      looking = undefined;
      schedule(current.up ? (options.checkMs ?? 5_000) : (options.retryMs ?? 500));
    });
    return looking;
  }

  return {
    started: run(),
    state: () => current,
    lost: (producer, reason) => {
      if (!current.up || current.producer !== producer) return;
      down(reason);
      schedule(0);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await looking;
      if (current.up) await quietly(current.producer.disconnect());
      await dropAdmin();
      current = { up: false, reason: 'stopped' };
    },
  };
}

/** Of a connection that is being given up, nobody wants to know how it ends. */
async function quietly(ending: Promise<void>): Promise<void> {
  try {
    await ending;
  } catch {}
}

/** Told to clients as 503. */
export function unavailable(reason: string, cause?: unknown): LeadstreamError {
  return new LeadstreamError('KAFKA_UNAVAILABLE', reason, { retryable: true, cause });
}
