import { setTimeout as pause } from 'node:timers/promises';
import { ensureTopics } from '../engines/kafka/topics.ts';
import type { BenchStack } from './stack.ts';
import { type Usage, watch } from './usage.ts';

/** Milliseconds from the answer 202 to the contact's row being readable, over all events of a run. */
export interface Latency {
  events: number;
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  most: number;
  /** Milliseconds of the POST itself. */
  postP50: number;
  postP95: number;
  usage: Record<string, Usage>;
}

const PREFIX = 'latency';
/** Reading every 25 ms: what is measured is at most that much too long. */
const LOOK_EVERY_MS = 25;

const percentile = (sorted: readonly number[], part: number) =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN);
const ascending = (values: Iterable<number>) => [...values].sort((a, b) => a - b);

/** One event a POST, `perSecond` of them at even distances, for `seconds`. */
export async function measureLatency(stack: BenchStack, perSecond: number, seconds: number): Promise<Latency> {
  const fresh = await stack.freshDatabase(PREFIX);
  const env = { ...fresh.env, KAFKA_TOPIC_PREFIX: PREFIX, LEADSTREAM_DATA: `${stack.env.LEADSTREAM_DATA}/${PREFIX}` };
  await ensureTopics(stack.kafka, PREFIX, stack.config.kafka);
  const [ingest, enricher] = await Promise.all([stack.start('ingest', env), stack.start('enricher', env)]);
  const acceptedAt = new Map<string, number>();
  const readableAt = new Map<string, number>();
  const posts: number[] = [];
  const total = perSecond * seconds;
  const warmUp = perSecond * 2;
  let reading = true;

  async function post(n: number): Promise<void> {
    const id = `c${n}`;
    const time = new Date().toISOString();
    const body = JSON.stringify({
      specversion: '1.0',
      id,
      source: '/bench',
      type: 'crm.contact.created',
      time,
      data: { contact_id: id, name: `Contact ${n}` },
    });
    const began = performance.now();
    const response = await fetch(`${ingest.url}/v1/events`, {
      method: 'POST',
      headers: { authorization: 'Bearer local-dev-key', 'content-type': 'application/cloudevents+json' },
      body,
    });
    if (response.status !== 202) throw new Error(`POST answered ${response.status}`);
    await response.arrayBuffer();
    acceptedAt.set(id, performance.now());
    posts.push(performance.now() - began);
  }

  const reader = (async () => {
    let since = 0;
    while (reading || readableAt.size < acceptedAt.size) {
      const result = await fresh.clickhouse.query({
        query:
          'select contact_id, toUnixTimestamp64Milli(created_at) as at from fact_contacts where created_at >= fromUnixTimestamp64Milli({since: Int64})',
        query_params: { since },
        format: 'JSONCompactEachRow',
      });
      const now = performance.now();
      for (const [id] of await result.json<[string, string]>()) if (!readableAt.has(id)) readableAt.set(id, now);
      since = Date.now() - 10_000;
      await pause(LOOK_EVERY_MS);
    }
  })();
  const watched = watch({ ...stack.pids, ingest: ingest.pid, enricher: enricher.pid });
  const beganMs = performance.now();
  const underWay: Promise<void>[] = [];
  for (let n = 0; n < total + warmUp; n++) {
    const waitMs = beganMs + (n * 1000) / perSecond - performance.now();
    if (waitMs > 1) await pause(waitMs);
    underWay.push(post(n));
  }
  await Promise.all(underWay);
  reading = false;
  await reader;
  const usage = watched.end();
  await Promise.all([ingest.child.stop(), enricher.child.stop()]);

  const measured = Array.from({ length: total }, (_, n) => `c${n + warmUp}`);
  const delays = ascending(
    measured.map((id) => Math.max(0, (readableAt.get(id) ?? Number.NaN) - (acceptedAt.get(id) ?? 0))),
  );
  const took = ascending(posts);
  return {
    events: total,
    perSecond,
    p50: percentile(delays, 0.5),
    p95: percentile(delays, 0.95),
    p99: percentile(delays, 0.99),
    most: percentile(delays, 1),
    postP50: percentile(took, 0.5),
    postP95: percentile(took, 0.95),
    usage,
  };
}
