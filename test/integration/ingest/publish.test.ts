import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigResourceTypes } from '../../../services/shared/kafka/kafkajs.ts';
import { partitionOf } from '../../../services/shared/kafka/partitioner.ts';
import { fetchWatermark } from '../../../services/shared/watermark.ts';
import { createInstallation, type Installation, type Service, startService } from '../../helpers/stack.ts';
import { eventJson } from '../../unit/schemas/make.ts';
import { endOffsets, readTopic } from './read-topic.ts';

let installation: Installation;
let ingest: Service;

beforeAll(async () => {
  installation = await createInstallation({ migrated: false });
  ingest = await startService('ingest', { ...installation.env, INGEST_KEYS: 'plain,boss+admin' });
});
afterAll(async () => {
  await ingest?.stop();
  await installation?.cleanup();
});

function post(
  body: string | Uint8Array<ArrayBuffer>,
  options: { key?: string; type?: string; query?: string; gzip?: boolean } = {},
) {
  return fetch(`${ingest.url}/v1/events${options.query ?? ''}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${options.key ?? 'plain'}`,
      'content-type': options.type ?? 'application/cloudevents-batch+json',
      ...(options.gzip ? { 'content-encoding': 'gzip' } : {}),
    },
    body,
  });
}

const topic = (name: 'events' | 'directory') => `${installation.prefix}.${name}`;
const tagged = (id: string, contact: string) => eventJson('crm.contact.tagged', { contact_id: contact }, { id });

describe('what ingest has accepted', () => {
  it('is on Kafka when the answer comes: the JSON as sent, on the partition of its key, stamped with its receipt', async () => {
    const events = Array.from({ length: 500 }, (_, i) => tagged(`a-${i}`, `kontakt-ż-${i % 50}`));
    const before = Date.now();
    const response = await post(new Uint8Array(gzipSync(JSON.stringify(events))), { gzip: true });
    const after = Date.now();
    expect([response.status, await response.json()]).toEqual([202, { accepted: 500, rejected: [] }]);
    const records = (await readTopic(installation.kafka, topic('events'))).filter(({ json }) =>
      String(json.id).startsWith('a-'),
    );
    const inOrder = records.toSorted(
      (a, b) => events.findIndex(({ id }) => id === a.json.id) - events.findIndex(({ id }) => id === b.json.id),
    );
    expect(inOrder.map(({ json }) => json)).toEqual(events);
    for (const { key, partition, timestampMs, headers, json } of records) {
      expect(json.data).toMatchObject({ contact_id: key });
      expect(partition).toBe(partitionOf(key, 4));
      expect(timestampMs).toBeGreaterThanOrEqual(before);
      expect(timestampMs).toBeLessThanOrEqual(after);
      expect(headers).toEqual({});
    }
  });

  it('keeps the order of one contact', async () => {
    for (let n = 0; n < 20; n++) await post(JSON.stringify([tagged(`b-${n}-1`, 'one'), tagged(`b-${n}-2`, 'one')]));
    const ids = (await readTopic(installation.kafka, topic('events')))
      .map(({ json }) => String(json.id))
      .filter((id) => id.startsWith('b-'));
    expect(ids).toEqual(Array.from({ length: 20 }, (_, n) => [`b-${n}-1`, `b-${n}-2`]).flat());
  });

  it('goes to the directory under type and id, if it says what things are called', async () => {
    const events = [eventJson('crm.source.set', { source_id: 'web' }), eventJson('crm.viewer.set', { login: 'eve' })];
    expect(await (await post(JSON.stringify(events))).json()).toMatchObject({
      accepted: 1,
      rejected: [{ index: 1, code: 'forbidden_type' }],
    });
    expect(await (await post(JSON.stringify(events), { key: 'boss' })).json()).toMatchObject({ accepted: 2 });
    const keys = (await readTopic(installation.kafka, topic('directory'))).map(({ key }) => key);
    expect(keys).toEqual(['crm.source.setweb', 'crm.source.setweb', 'crm.viewer.seteve']);
  });

  it('carries a header if it was a lenient import', async () => {
    const event = eventJson('crm.opportunity.created', { contact_id: 'lenient', description: undefined });
    const type = 'application/x-ndjson';
    expect((await post(JSON.stringify(event), { type })).status).toBe(400);
    expect((await post(JSON.stringify(event), { type, query: '?lenient=true' })).status).toBe(202);
    const records = await readTopic(installation.kafka, topic('events'));
    expect(records.filter(({ key }) => key === 'lenient').map(({ headers }) => headers)).toEqual([
      { 'leadstream-lenient': '1' },
    ]);
  });

  it('is what the watermark says, also after ingest was killed', async () => {
    await post(JSON.stringify([tagged('w-1', 'w')]));
    const ends = new Map([
      [topic('events'), await endOffsets(installation.kafka, topic('events'))],
      [topic('directory'), await endOffsets(installation.kafka, topic('directory'))],
    ]);
    expect(await fetchWatermark(ingest.url)).toEqual(ends);
    await ingest.kill9();
    ingest = await startService('ingest', { ...installation.env, INGEST_KEYS: 'plain,boss+admin' });
    expect(await fetchWatermark(ingest.url)).toEqual(ends);
  });
});

describe('an event that the broker finds too large', () => {
  it('is rejected by itself; the others of its batch are written', async () => {
    const admin = installation.kafka.admin();
    await admin.connect();
    const limitTo = (bytes: number) =>
      admin.alterConfigs({
        validateOnly: false,
        resources: [
          {
            type: ConfigResourceTypes.TOPIC,
            name: topic('events'),
            configEntries: [{ name: 'max.message.bytes', value: String(bytes) }],
          },
        ],
      });
    try {
      await limitTo(3_000);
      const events = ['l-1', 'l-2', 'l-3', 'l-4'].map((id) => tagged(id, 'large'));
      const big = eventJson('crm.contact.tagged', { contact_id: 'large', note: 'x'.repeat(5_000) }, { id: 'l-big' });
      const answer = await (await post(JSON.stringify([...events, big]))).json();
      expect(answer).toMatchObject({ accepted: 4, rejected: [{ index: 4, id: 'l-big', code: 'event_too_large' }] });
      const ids = (await readTopic(installation.kafka, topic('events')))
        .filter(({ key }) => key === 'large')
        .map(({ json }) => json.id);
      expect(ids).toEqual(['l-1', 'l-2', 'l-3', 'l-4']);
      expect((await fetch(`${ingest.url}/readyz`)).status).toBe(200);
    } finally {
      await limitTo(1_048_588);
      await admin.disconnect();
    }
  });
});

describe('a stop', () => {
  it('loses nothing that was answered 202, and is over within 10 s', async () => {
    const answered: string[] = [];
    let stopping = false;
    const client = async (name: string) => {
      for (let n = 0; !stopping; n++) {
        const id = `s-${name}-${n}`;
        const response = await post(JSON.stringify([tagged(id, id)])).catch(() => undefined);
        if (response?.status === 202) answered.push(id);
      }
    };
    const clients = ['x', 'y', 'z'].map(client);
    await expect.poll(() => answered.length).toBeGreaterThan(20);
    const startedAt = performance.now();
    process.kill(ingest.pid, 'SIGTERM');
    const { code } = await ingest.exited;
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    stopping = true;
    await Promise.all(clients);
    expect(code).toBe(0);
    const written = new Set((await readTopic(installation.kafka, topic('events'))).map(({ json }) => json.id));
    expect(answered.filter((id) => !written.has(id))).toEqual([]);
  });

  it('has logged neither keys nor what is personal', () => {
    const logs = ingest.logs();
    expect(logs).toContain('listening');
    for (const secret of ['plain', 'boss', 'kontakt', 'facebook-ads']) expect(logs).not.toContain(secret);
  });
});
