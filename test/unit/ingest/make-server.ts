import type { AddressInfo } from 'node:net';
import { Registry } from 'prom-client';
import { createBudget } from '../../../services/ingest/budget.ts';
import { createDoor } from '../../../services/ingest/door.ts';
import { parseKeys } from '../../../services/ingest/keys.ts';
import { LIMITS, type Limits } from '../../../services/ingest/limits.ts';
import { createMetrics } from '../../../services/ingest/metrics.ts';
import { createPublisher, type Send } from '../../../services/ingest/publisher.ts';
import { createReceiver } from '../../../services/ingest/receive.ts';
import { createServer } from '../../../services/ingest/server.ts';
import type { Outgoing } from '../../../services/ingest/validate.ts';
import { createWatermark } from '../../../services/ingest/watermark.ts';
import { type Config, loadConfig } from '../../../services/shared/env.ts';
import { closeServer } from '../../../services/shared/http/close-server.ts';
import { createCredentialGuard } from '../../../services/shared/http/credential-guard.ts';
import { createLogger } from '../../../services/shared/log.ts';

export interface TestServer {
  url: string;
  /** Events that reached Kafka's stand-in. */
  sent: Outgoing[];
  post: (
    body: string | Uint8Array<ArrayBuffer>,
    contentType: string,
    headers?: Record<string, string>,
    query?: string,
  ) => Promise<Answer>;
  get: (path: string) => Promise<Answer>;
  close: () => Promise<void>;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
  text: string;
}

export const NOW = Date.parse('2026-06-15T12:00:00Z');

/** The HTTP API on a free port, over a stand-in for Kafka. */
export async function startTestServer(
  options: {
    send?: Send;
    limits?: Partial<Limits>;
    keys?: string;
    away?: string;
    full?: string;
    http?: Partial<Config['http']>;
  } = {},
): Promise<TestServer> {
  const http = { ...loadConfig({}).http, ...options.http };
  const limits = { ...LIMITS, ...options.limits };
  const sent: Outgoing[] = [];
  const collect: Send = async (batch) => {
    await options.send?.(batch);
    sent.push(...batch);
  };
  const registry = new Registry();
  const budget = createBudget(limits.maxInFlightBytes);
  const metrics = createMetrics(registry, budget.usedBytes, () => options.away === undefined);
  const publisher = createPublisher({ send: collect, isTooLarge: (error) => error instanceof RangeError });
  const door = createDoor(parseKeys(options.keys ?? 'key+admin'), createCredentialGuard());
  const unavailable = () => {
    if (options.full !== undefined) return { code: 'disk_full' as const, reason: options.full };
    return options.away === undefined ? undefined : { code: 'kafka_unavailable' as const, reason: options.away };
  };
  const receive = createReceiver({ limits, budget, publisher, metrics, unavailable, nowMs: () => NOW });
  const watermark = createWatermark();
  if (options.away === undefined) watermark.raise('crm.events', 0, 5n);
  const ready = () => (options.away ? { ready: false as const, reason: options.away } : { ready: true as const });
  const log = createLogger('test', 'silent');
  const app = createServer({ door, receive, ready, watermark, registry, metrics, limits, http, log });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${portOf(app.server.address())}`;
  return {
    url,
    sent,
    post: async (body, contentType, headers = {}, query = '') =>
      answerOf(
        await fetch(`${url}/v1/events${query}`, {
          method: 'POST',
          headers: { authorization: 'Bearer key', 'content-type': contentType, ...headers },
          body,
        }),
      ),
    get: async (path) => answerOf(await fetch(url + path)),
    close: () => closeServer(app, 5_000),
  };
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = /^application\/(?:problem\+)?json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} };
}

const portOf = (address: AddressInfo | string | null) => (typeof address === 'object' && address ? address.port : 0);
