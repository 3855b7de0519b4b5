import { setTimeout as pause } from 'node:timers/promises';
import type { ClickHouseClient } from '../../../services/shared/clickhouse.ts';

/** Reading every 25 ms: what is measured is at most that much too long. */
const LOOK_EVERY_MS = 25;
const WARM_UP_MS = 2_000;

export interface LiveLatency {
  events: number;
  p50: number;
  p95: number;
  p99: number;
  most: number;
}

const percentile = (sorted: readonly number[], part: number) =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN);

let runs = 0;

/** Posts new contacts one by one at even distances until it is stopped, and tells when each was readable. */
export function startLiveLoad(target: { ingestUrl: string; clickhouse: ClickHouseClient; perSecond: number }): {
  stop(): Promise<LiveLatency>;
} {
  const { ingestUrl, clickhouse, perSecond } = target;
  // Behind all others in the order of contacts, so that reading them touches few granules.
  const prefix = `live${String(runs++).padStart(3, '0')}-`;
  const acceptedAt = new Map<string, number>();
  const delays: number[] = [];
  const beganMs = performance.now();
  let isPosting = true;

  async function post(n: number): Promise<void> {
    const id = prefix + String(n).padStart(8, '0');
    const time = new Date().toISOString();
    const type = 'crm.contact.created';
    const body = { specversion: '1.0', id, source: '/bench', type, time, data: { contact_id: id, name: `Live ${n}` } };
    const response = await fetch(`${ingestUrl}/v1/events`, {
      method: 'POST',
      headers: { authorization: 'Bearer local-dev-key', 'content-type': 'application/cloudevents+json' },
      body: JSON.stringify(body),
    });
    await response.arrayBuffer();
    if (response.status !== 202) throw new Error(`POST answered ${response.status}`);
    acceptedAt.set(id, performance.now());
  }

  const posting = (async () => {
    const underWay: Promise<void>[] = [];
    for (let n = 0; isPosting; n++) {
      const waitMs = beganMs + (n * 1000) / perSecond - performance.now();
      // Also when it is late: else nothing would be sent any more.
      await pause(Math.max(0, waitMs));
      underWay.push(post(n));
    }
    await Promise.all(underWay);
  })();

  const reading = (async () => {
    while (isPosting || acceptedAt.size > 0) {
      // Answers come in another order than the ids.
      const first = [...acceptedAt.keys()].reduce<string | undefined>(
        (a, b) => (a === undefined || b < a ? b : a),
        undefined,
      );
      if (first !== undefined) {
        const result = await clickhouse.query({
          query:
            'select contact_id from fact_contacts where contact_id >= {first: String} and startsWith(contact_id, {prefix: String})',
          query_params: { first, prefix },
          format: 'JSONCompactEachRow',
        });
        const now = performance.now();
        for (const [id] of await result.json<[string]>()) {
          const accepted = acceptedAt.get(id);
          if (accepted === undefined) continue;
          acceptedAt.delete(id);
          if (accepted - beganMs > WARM_UP_MS) delays.push(Math.max(0, now - accepted));
        }
      }
      await pause(LOOK_EVERY_MS);
    }
  })();

  return {
    async stop() {
      isPosting = false;
      await posting;
      await reading;
      delays.sort((a, b) => a - b);
      return {
        events: delays.length,
        p50: percentile(delays, 0.5),
        p95: percentile(delays, 0.95),
        p99: percentile(delays, 0.99),
        most: percentile(delays, 1),
      };
    },
  };
}
