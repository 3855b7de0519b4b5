import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCheckpoint } from '../../../services/cli/rebuild/checkpoint.ts';
import { topicNames } from '../../../services/shared/kafka.ts';
import { publish, publishRaw, readable, sampleHistory } from '../../chaos/harness.ts';
import { createInstallation, type Installation, type Service, startService } from '../../helpers/stack.ts';
import { leadstream } from '../import/command.ts';

let installation: Installation;
let enricher: Service;
let before: Map<string, string>;

const FACTS = ['fact_contacts', 'fact_opportunities', 'fact_orders', 'fact_tasks', 'fact_costs', 'fact_events'];

/** A fingerprint of every row of each table, versions included. */
async function fingerprints(): Promise<Map<string, string>> {
  const prints = new Map<string, string>();
  for (const table of FACTS) {
    const [row] = await installation.query(
      `select concat(toString(count()), ' ', toString(sum(sipHash64(tuple(*))))) as print from ${table} final`,
    );
    prints.set(table, String(row?.print));
  }
  return prints;
}

async function command(...args: string[]) {
  const { code, stdout, stderr } = await leadstream([...args, '--json'], installation.env).ended;
  return { code, stderr, answer: stdout === '' ? undefined : JSON.parse(stdout) };
}

const run = (query: string) => installation.clickhouse.command({ query, clickhouse_settings: { mutations_sync: '2' } });

beforeAll(async () => {
  installation = await createInstallation({ partitions: 2 });
  enricher = await startService('enricher', installation.env);
  await publish(installation, sampleHistory(1, 60));
  await publishRaw(
    installation,
    new Map([
      [topicNames(installation.prefix).events, [{ key: 'x', value: 'no JSON' }]],
      [topicNames(installation.prefix).directory, [{ key: 'x', value: '{}' }]],
    ]),
  );
  await readable(installation, enricher.url);
  before = await fingerprints();
});
afterAll(async () => {
  await enricher?.stop();
  await installation?.cleanup();
});

describe('leadstream reconcile', () => {
  it('proves that every record is one of the three, and that facts are what their events say', async () => {
    const { code, answer, stderr } = await command('reconcile', '--audit', '1000');
    expect(answer, stderr).toMatchObject({ ok: true, lettersMissing: [], audit: { differences: [] } });
    expect(answer.sums).toMatchObject({ deadLetters: 2, missing: 0, double: 0, gone: 0 });
    expect(answer.sums.read).toBe(answer.sums.events + answer.sums.duplicates + answer.sums.deadLetters);
    expect(answer.sums.duplicates).toBeGreaterThan(100);
    expect(answer.audit.sets).toBeGreaterThan(60);
    expect(answer.partitions).toHaveLength(3);
    expect(code).toBe(0);
  });

  it('shows a person a table with sums', async () => {
    const { code, stdout } = await leadstream(['reconcile'], installation.env).ended;
    expect(stdout).toMatch(/^partition +read +events +duplicates +dead letters +gone +missing +double$/m);
    expect(stdout).toMatch(/^all +\d/m);
    expect(code).toBe(0);
  });
});

describe('leadstream rebuild', () => {
  it('brings damaged tables back, row by row', async () => {
    await run('alter table fact_opportunities delete where cityHash64(opportunity_id) % 3 = 0');
    await run(`alter table fact_orders update amount = amount + 1 where 1`);
    await run('truncate table fact_contacts');
    await run(`alter table fact_events update campaign_id = 'wrong' where 1`);
    expect((await command('reconcile', '--audit', '20')).answer.audit.differences.length).toBeGreaterThan(0);
    const { code, answer } = await command('rebuild');
    expect(answer).toMatchObject({ ok: true, resumed: false });
    expect(code).toBe(0);
    expect(await fingerprints()).toEqual(before);
    expect((await command('reconcile', '--audit', '1000')).answer.audit.differences).toEqual([]);
  });
});

describe('leadstream rebuild that was cut off', () => {
  it('goes on after the key it had reached, and begins anew when it had ended', async () => {
    const keys = (await installation.query('select contact_id from fact_contacts final order by contact_id')).map(
      ({ contact_id }) => String(contact_id),
    );
    const afterKey = keys[20] ?? '';
    const checkpoint = createCheckpoint(installation.config);
    await checkpoint.save({ afterKey, sets: 21, events: 200, rows: 400 });
    await run('truncate table fact_contacts');
    const { stderr, answer } = await command('rebuild');
    expect(stderr).toContain('going on after 21 contacts');
    expect(answer).toMatchObject({ ok: true, resumed: true });
    expect(await installation.query('select contact_id from fact_contacts final order by contact_id')).toEqual(
      keys.slice(21).map((contact_id) => ({ contact_id })),
    );
    expect(await checkpoint.load()).toBeUndefined();
    await checkpoint.save({ afterKey, sets: 21, events: 200, rows: 400 });
    expect((await command('rebuild', '--restart')).answer).toMatchObject({ ok: true, resumed: false });
    expect(await fingerprints()).toEqual(before);
  });
});

describe('leadstream reconcile of damaged tables', () => {
  it('names offsets that are nowhere, that are counted twice, and letters that are not on their topic', async () => {
    const topic = topicNames(installation.prefix).events;
    await run(`alter table fact_events delete where partition = 1 and offset in (select offset from fact_events final
      where partition = 1 order by offset limit 3)`);
    await run(`insert into fact_duplicates select topic, partition, offset, 'same', source, id, received_at
      from fact_events final where partition = 0 order by offset limit 1`);
    await run(`insert into fact_dead_letters values ('${topic}', 0, 0, 'code', '', '', now())`);
    const { code, answer } = await command('reconcile');
    expect(code).toBe(1);
    expect(answer).toMatchObject({ ok: false, sums: { missing: 3 }, lettersMissing: [`${topic}:0:0`] });
    expect(answer.sums.double).toBeGreaterThan(0);
    const [first, second] = answer.partitions.filter((one: { topic: string }) => one.topic === topic);
    expect(first.doubleOffsets[0].kinds.length).toBeGreaterThan(1);
    expect(second.missingRanges[0].first).toBeGreaterThanOrEqual(0);

    // What retention has removed can't be told from what was never there: no loss, but said.
    const admin = installation.kafka.admin();
    await admin.connect();
    const high = (await admin.fetchTopicOffsets(topic)).find(({ partition }) => partition === 1)?.high ?? '';
    await admin.deleteTopicRecords({ topic, partitions: [{ partition: 1, offset: high }] });
    await admin.disconnect();
    expect((await command('reconcile')).answer.sums).toMatchObject({ missing: 0, gone: 3 });
  });
});
