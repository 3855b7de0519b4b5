import type { Message } from 'kafkajs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { audit } from '../../../services/enricher/audit.ts';
import { LENIENT_HEADER } from '../../../services/shared/kafka/dlq-headers.ts';
import { topicNames } from '../../../services/shared/kafka.ts';
import { publish as publishEvents, publishRaw, readable } from '../../chaos/harness.ts';
import { itemsOf, SHAPES } from '../../helpers/enricher/hot-shapes.ts';
import { createInstallation, type Installation, type Service, startService, waitFor } from '../../helpers/stack.ts';

let installation: Installation;
let enricher: Service;

beforeAll(async () => {
  // One partition: the others' records are behind those of the hot contact.
  installation = await createInstallation({ partitions: 1 });
  enricher = await startService('enricher', installation.env);
});
afterAll(async () => {
  await enricher?.stop();
  await installation?.cleanup();
});

let n = 0;
const message = (type: string, data: Record<string, unknown> & { contact_id: string }, time: string): Message => ({
  key: data.contact_id,
  value: JSON.stringify({ specversion: '1.0', source: '/crm/a', id: `e${n++}`, type: `crm.${type}`, time, data }),
});
const publish = (messages: Message[]) =>
  publishRaw(installation, new Map([[topicNames(installation.prefix).events, messages]]));

const created = (count: number) =>
  Array.from({ length: count }, () =>
    message('contact.created', { contact_id: 'hot', name: `n${n}` }, '2026-01-01T00:00:00Z'),
  );
const withFields = (count: number) => {
  const custom = Object.fromEntries(Array.from({ length: count }, (_, key) => [`k${key}`, 'v']));
  return message('contact.updated', { contact_id: 'hot', custom }, '2026-01-02T00:00:00Z');
};

/** Milliseconds until an event of another contact can be read. */
async function latencyMs(contactId: string): Promise<number> {
  const startedMs = performance.now();
  await publish([message('contact.created', { contact_id: contactId, name: 'Anna' }, '2026-01-03T00:00:00Z')]);
  await waitFor(
    async () => {
      const rows = await installation.query(`select 1 from contacts where contact_id = '${contactId}'`);
      return rows.length === 1;
    },
    { timeoutMs: 20_000, intervalMs: 20, what: `contact ${contactId} readable` },
  );
  return performance.now() - startedMs;
}

/** The longest that the enricher's event loop stood still since it was last asked. */
async function longestBlockSeconds(): Promise<number> {
  const metrics = await (await fetch(`${enricher.url}/metrics`)).text();
  return Number(/^nodejs_eventloop_lag_max_seconds(?:{[^}]*})? (\S+)$/m.exec(metrics)?.[1]);
}

it('derives a contact of 24,000 events apart, while others are read at once', async () => {
  await publish([...created(12_000), withFields(900), withFields(5_000), ...created(12_000)]);
  await longestBlockSeconds();
  const latencies: number[] = [];
  for (let other = 0; other < 8; other++) {
    latencies.push(await latencyMs(`other-${other}`));
    // A new event of the hot contact every time: its set is derived anew.
    await publish([message('contact.tagged', { contact_id: 'hot', tag: `t${other}` }, '2026-01-03T00:00:00Z')]);
  }
  await readable(installation, enricher.url);
  const [hot] = await installation.query(
    "select length(tags) as tags, length(custom) as fields, created_at from contacts where contact_id = 'hot'",
  );
  expect(hot).toMatchObject({ tags: '8', fields: '900' });
  const [events] = await installation.query("select count() as n from fact_events final where key = 'hot'");
  expect(Number(events?.n)).toBe(24_009);
  const dead = await installation.query('select code, field from fact_dead_letters final');
  expect(dead).toEqual([{ code: 'out_of_range', field: 'data.custom' }]);
  // Bounds that a busy machine keeps: deriving the set at once blocked the loop for 6 s, with every event of it anew.
  expect(await longestBlockSeconds()).toBeLessThan(3);
  expect(Math.max(...latencies)).toBeLessThan(15_000);
  expect(enricher.logs()).not.toMatch(/heartbeat|crash|rebalanc.*failed/i);
});

/** What one directory after another says of the stages, tags and people that the shapes name. */
const directory = (turn: number): object[] => {
  const time = new Date(Date.UTC(2026, 0, 1, 0, 0, turn)).toISOString();
  const set = (type: string, data: object) => ({
    specversion: '1.0',
    source: '/crm/d',
    id: `${type}${turn}`,
    type,
    time,
    data,
  });
  const outcome = turn % 2 === 0 ? 'won' : 'open';
  return [
    set('crm.pipeline.set', { stages: [{ stage_id: `s${turn % 7}`, name: `Stage ${turn}`, outcome }] }),
    set('crm.source.set', { source_id: 'web', name: 'Web', tags: [`t${turn}`] }),
    set('crm.salesperson.set', { salesperson_id: 'a', name: 'A', role: turn % 2 === 0 ? 'agent' : 'admin' }),
    set('crm.product.set', { product_id: 'p1', name: 'P', category: `Category ${turn}` }),
  ];
};

it('gives what its events and the directory say, though both change while its records are owed', async () => {
  for (const [turn, shape] of SHAPES.entries()) {
    const messages = itemsOf(shape, 300).map(({ event }): Message => {
      const { id, type, time, data, key } = event;
      const json = { specversion: '1.0', source: `/crm/${turn}`, id, type, time, data };
      return { key, value: JSON.stringify(json), headers: { [LENIENT_HEADER]: '1' } };
    });
    await publish(messages);
    await publishEvents(installation, directory(turn));
  }
  await readable(installation, enricher.url);
  const { rows, differences } = await audit(installation.config, 100);
  expect(differences).toEqual([]);
  expect(rows).toBeGreaterThan(30_000);
});
