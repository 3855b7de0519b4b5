import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningKafka, startKafka } from '../../../dev/engines/kafka/start-kafka.ts';
import { ensureTopics } from '../../../dev/engines/kafka/topics.ts';
import { freePort } from '../../../dev/engines/lib/ports.ts';
import { type RunningIngest, startIngest } from '../../../services/ingest/ingest.ts';
import { LIMITS } from '../../../services/ingest/limits.ts';
import { loadConfig } from '../../../services/shared/env.ts';
import { createKafka } from '../../../services/shared/kafka.ts';
import { createLogger } from '../../../services/shared/log.ts';
import { waitFor } from '../../helpers/stack.ts';
import { eventJson } from '../../unit/schemas/make.ts';
import { readTopic } from './read-topic.ts';

const log = createLogger('test', 'silent');
const dataDir = mkdtempSync(join(tmpdir(), 'leadstream-broker-away-'));
let port: number;
let broker: RunningKafka | undefined;
let ingest: RunningIngest;
const fatal: unknown[] = [];

const config = () => loadConfig({ KAFKA_BROKERS: `127.0.0.1:${port}` });

/** A broker of this test's own: it is killed. */
beforeAll(async () => {
  port = await freePort();
  ingest = await startIngest({
    config: {
      kafka: config().kafka,
      http: config().http,
      host: '127.0.0.1',
      port: 0,
      keys: 'key',
      disk: { minFree: 0, places: [] },
      limits: { ...LIMITS, ackTimeoutMs: 4_000 },
    },
    log,
    onFatal: (error) => fatal.push(error),
  });
});
afterAll(async () => {
  await ingest?.stop();
  await broker?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function post(id: string) {
  const startedAt = performance.now();
  const response = await fetch(`${ingest.url}/v1/events`, {
    method: 'POST',
    headers: { authorization: 'Bearer key', 'content-type': 'application/json' },
    body: JSON.stringify(eventJson('crm.contact.tagged', { contact_id: id }, { id })),
  });
  await response.text();
  return {
    status: response.status,
    retryAfter: Number(response.headers.get('retry-after')),
    ms: performance.now() - startedAt,
  };
}

const ready = async () => (await fetch(`${ingest.url}/readyz`)).status;
const accepted = (id: string) =>
  waitFor(async () => (await post(id)).status === 202, { timeoutMs: 30_000, what: '202' });

it('answers 503 while Kafka is away, and works once it is back: started without it, and after it was killed', async () => {
  expect(await ready()).toBe(503);
  expect(await post('early')).toMatchObject({ status: 503, retryAfter: expect.any(Number) });
  expect((await fetch(`${ingest.url}/v1/watermark`)).status).toBe(503);

  broker = await startKafka({ dataDir, port });
  const kafka = await createKafka(config().kafka, 'test', log);
  expect(await ready(), 'without topics there is nothing to write to').toBe(503);
  await ensureTopics(kafka, 'crm');
  await accepted('first');
  expect(await ready()).toBe(200);

  for (const round of [1, 2]) {
    await broker.child.kill9();
    const answer = await post(`lost-${round}`);
    expect(answer.status).toBe(503);
    expect(answer.retryAfter).toBeGreaterThan(0);
    expect(answer.ms).toBeLessThan(6_000);
    expect(await ready()).toBe(503);
    broker = await startKafka({ dataDir, port });
    await accepted(`back-${round}`);
  }

  const ids = (await readTopic(kafka, 'crm.events')).map(({ json }) => json.id);
  expect(ids).toEqual(expect.arrayContaining(['first', 'back-1', 'back-2']));
  expect(ids).not.toContain('early');
  expect(fatal).toEqual([]);
});
