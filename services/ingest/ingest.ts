import type { AddressInfo } from 'node:net';
import { SHARES, watchSpace } from '../shared/disk-space.ts';
import { closeServer } from '../shared/http/close-server.ts';
import { createCredentialGuard } from '../shared/http/credential-guard.ts';
import { createRegistry } from '../shared/http/operations.ts';
import { listen } from '../shared/http/server.ts';
import { createKafka, topicNames } from '../shared/kafka.ts';
import type { Logger } from '../shared/log.ts';
import { createBudget } from './budget.ts';
import type { IngestConfig } from './config.ts';
import { createDoor } from './door.ts';
import { createKafkaLink } from './kafka-link.ts';
import { parseKeys } from './keys.ts';
import { createMetrics } from './metrics.ts';
import { createPublisher } from './publisher.ts';
import { createReceiver, type Unavailable } from './receive.ts';
import { createSender, isTooLarge } from './sender.ts';
import { createServer } from './server.ts';
import { createWatermark } from './watermark.ts';

export interface RunningIngest {
  url: string;
  port: number;
  /** Finishes what was taken in, then closes. Connections that still send after 5 s are cut. */
  stop: () => Promise<void>;
}

export interface IngestOptions {
  config: IngestConfig;
  log: Logger;
  /** Told of what a restart may cure and waiting does not. */
  onFatal: (error: unknown) => void;
  nowMs?: () => number;
}

const CUT_AFTER_MS = 5_000;
/** Connecting is tried again by the link, twice a second: a client that waits longer between its own tries would find Kafka back late. */
const CONNECT_RETRY = { retries: 1, initialRetryTime: 100, maxRetryTime: 300 };
/** A broker that is frozen takes so much of the time that a client waits: the rest is for the one that leads in its place. */
const ONE_BROKER_SHARE = 0.4;

/**
 * Starts ingest: it listens at once and answers 503 until Kafka is there.
 * @throws LeadstreamError `CONFIG`, `PORT_TAKEN`
 */
export async function startIngest({ config, log, onFatal, nowMs = Date.now }: IngestOptions): Promise<RunningIngest> {
  const keys = parseKeys(config.keys);
  const { limits } = config;
  const { ackTimeoutMs } = limits;
  const kafka = await createKafka(config.kafka, 'ingest', log, {
    retry: CONNECT_RETRY,
    requestTimeout: ackTimeoutMs * ONE_BROKER_SHARE,
  });
  const topics = topicNames(config.kafka.topicPrefix);
  const watermark = createWatermark();
  const link = createKafkaLink({ kafka, topics, watermark, log });
  const budget = createBudget(limits.maxInFlightBytes);
  const registry = createRegistry('ingest');
  const metrics = createMetrics(registry, budget.usedBytes, () => link.state().up);
  const send = createSender({ link, topics, watermark, ackTimeoutMs, onFatal });
  const publisher = createPublisher({ send, isTooLarge });
  const space = watchSpace({ ...config.disk, share: SHARES.ingest, registry, log });
  await space.started;
  const unavailable = (): Unavailable | undefined => {
    const state = link.state();
    const full = space.shortage();
    if (full !== undefined) return { code: 'disk_full', reason: full };
    return state.up ? undefined : { code: 'kafka_unavailable', reason: state.reason };
  };
  const door = createDoor(keys, createCredentialGuard({ now: nowMs }));
  const receive = createReceiver({ limits, budget, publisher, metrics, unavailable, nowMs });
  const ready = () => {
    const away = unavailable();
    return away === undefined ? ({ ready: true } as const) : ({ ready: false, reason: away.reason } as const);
  };
  const app = createServer({
    door,
    receive,
    ready,
    watermark,
    registry,
    metrics,
    limits,
    http: config.http,
    metricsToken: config.metricsToken,
    log,
  });
  try {
    await listen(app, config.host, config.port, 'INGEST_PORT');
  } catch (error) {
    space.stop();
    await link.stop();
    throw error;
  }
  const port = portOf(app.server.address()) ?? config.port;
  return {
    url: `http://${config.host}:${port}`,
    port,
    stop: async () => {
      await closeServer(app, CUT_AFTER_MS);
      space.stop();
      await link.stop();
    },
  };
}

const portOf = (address: AddressInfo | string | null) =>
  typeof address === 'object' && address !== null ? address.port : undefined;
