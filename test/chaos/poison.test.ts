import type { Message } from 'kafkajs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { reconcile } from '../../services/cli/reconcile/reconcile.ts';
import { partitionOf } from '../../services/shared/kafka/partitioner.ts';
import { topicNames } from '../../services/shared/kafka.ts';
import { createInstallation, type Installation, type Service, startService } from '../helpers/stack.ts';
import { leadstream } from '../integration/import/command.ts';
import { count, publish, publishRaw, readable, sampleHistory } from './harness.ts';
import { differences, expectUndisturbed, undisturbed } from './reference.ts';

const PARTITIONS = 4;
let installation: Installation;
let enricher: Service;

beforeEach(async () => {
  installation = await createInstallation({ partitions: PARTITIONS });
  enricher = await startService('enricher', installation.env);
});
afterEach(async () => {
  await enricher?.kill9();
  await installation?.cleanup();
});

const event = (id: string, type: string, data: object) => ({
  specversion: '1.0',
  id,
  source: '/crm/poison',
  type: `crm.${type}`,
  time: '2026-01-01T00:00:00Z',
  data,
});
const json = (...of: Parameters<typeof event>) => JSON.stringify(event(...of));
const contact = (id: string) => json(id, 'contact.created', { contact_id: 'c1', name: 'Anna' });
const noOwner = json('no-owner', 'opportunity.created', { contact_id: 'c1', opportunity_id: 'o1', origin: 'manual' });

/** Records nobody should ever write, and the code and field of what becomes of each. */
const POISON: [name: string, value: Buffer | string | null, code: string, field: string][] = [
  ['not JSON', '{"specversion": "1.0", "id"', 'invalid_json', ''],
  [
    'invalid UTF-8',
    Buffer.concat([Buffer.from(contact('utf').slice(0, -3)), Buffer.from([0xff, 0xfe])]),
    'invalid_json',
    '',
  ],
  ['no value (a tombstone)', null, 'empty_record', ''],
  [
    '300 KiB',
    json('big', 'contact.created', { contact_id: 'c1', name: 'x'.repeat(300 * 1024) }),
    'event_too_large',
    '',
  ],
  ['a list', '[]', 'not_an_object', ''],
  ['an unknown type', json('type', 'contact.exploded', { contact_id: 'c1' }), 'unknown_type', 'type'],
  ['a field of another type', json('number', 'contact.created', { contact_id: 7 }), 'invalid_field', 'data.contact_id'],
  ['no contact', json('none', 'contact.created', { name: 'Nobody' }), 'missing_field', 'data.contact_id'],
  ['a directory event', json('dir', 'source.set', { source_id: 's', name: 'S', tags: [] }), 'wrong_topic', 'type'],
];

async function letters(): Promise<Record<string, unknown>[]> {
  return installation.query('select code, field from fact_dead_letters final order by code, field');
}

const byText = (left: object, right: object) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1);

it('puts every kind of poison aside with its reason while the records around it are flushed', async () => {
  const topics = topicNames(installation.prefix);
  const good = sampleHistory(31, 40);
  const records: Message[] = POISON.map(([, value], at) => ({ key: 'c1', value, partition: at % PARTITIONS }));
  // Not poison: a producer that hashes keys differently, and one that sends none.
  const elsewhere = (partitionOf('c1', PARTITIONS) + 1) % PARTITIONS;
  const misplaced: Message[] = [
    { key: 'c1', value: contact('misplaced'), partition: elsewhere },
    { key: null, value: contact('no-key'), partition: elsewhere },
  ];
  await publish(installation, good.slice(0, 200));
  for (const record of records) await publishRaw(installation, new Map([[topics.events, [record]]]));
  await publishRaw(installation, new Map([[topics.events, misplaced]]));
  await publishRaw(
    installation,
    new Map([
      [
        topics.directory,
        [
          { key: 'k', value: 'no JSON' },
          { key: 'k', value: contact('x') },
        ],
      ],
    ]),
  );
  await publish(installation, good.slice(200));
  await readable(installation, enricher.url);

  const expected = [
    ...POISON.map(([, , code, field]) => ({ code, field })),
    { code: 'invalid_json', field: '' },
    { code: 'wrong_topic', field: 'type' },
  ];
  expect((await letters()).sort(byText)).toEqual(expected.sort(byText));
  expect(await installation.query("select id from fact_events final where key = 'c1' order by id")).toEqual([
    { id: 'misplaced' },
    { id: 'no-key' },
  ]);
  expect(
    await installation.query("select toUInt32(count()) as n from fact_duplicates final where kind = 'rerouted'"),
  ).toEqual([{ n: 2 }]);
  await expectUndisturbed(installation, enricher.url);
});

it('takes a dead letter back in once it is acceptable', async () => {
  const topics = topicNames(installation.prefix);
  await publishRaw(installation, new Map([[topics.events, [{ key: 'c1', value: noOwner }]]]));
  await readable(installation, enricher.url);
  expect(await letters()).toHaveLength(1);
  // The command waits for what becomes of the letter, and asks the enricher.
  const env = { ...installation.env, METRICS_PORT: String(enricher.port) };
  const { stdout, code } = await leadstream(['dlq', 'replay', '--all', '--lenient', '--json'], env).ended;
  expect({ code, answer: JSON.parse(stdout) }).toMatchObject({ code: 0, answer: { replayed: 1 } });
  await readable(installation, enricher.url);
  expect(await installation.query('select opportunity_id, state from fact_opportunities final')).toEqual([
    { opportunity_id: 'o1', state: 'live' },
  ]);
  expect(await letters()).toHaveLength(1);
  expect(await reconcile(installation.config)).toMatchObject({ ok: true });
});

it('bisects a batch that ClickHouse refuses down to the record, and flushes its neighbours', async () => {
  await installation.clickhouse.command({
    query: "alter table fact_events add constraint refused check not startsWith(id, 'bad-')",
  });
  const bad = ['c1', 'c2', 'c3'].map((contactId, at) =>
    event(`bad-${at}`, 'contact.created', { contact_id: contactId, name: 'Refused' }),
  );
  const beside = event('beside', 'contact.created', { contact_id: 'c1', name: 'Beside' });
  const good = sampleHistory(32, 40);
  await publish(installation, [...good.slice(0, 300), ...bad, beside, ...good.slice(300)]);
  await readable(installation, enricher.url);
  expect(await letters()).toEqual(bad.map(() => ({ code: 'refused_by_clickhouse', field: '' })));
  expect(await installation.query("select name from fact_contacts final where contact_id = 'c1'")).toEqual([
    { name: 'Beside' },
  ]);
  expect(await reconcile(installation.config)).toMatchObject({ ok: true });

  // Without the constraint nothing but the refused ones is different.
  const reference = await undisturbed(installation);
  try {
    const differing = await differences(installation, installation.database, reference.database);
    expect(differing.length).toBeGreaterThan(0);
    expect(JSON.stringify(differing.filter((one) => !/bad-\d|"c[123]"|refused_by/.test(JSON.stringify(one))))).toBe(
      '[]',
    );
  } finally {
    await reference.drop();
  }
  expect(await count(installation, 'fact_contacts')).toBe(41);
});
