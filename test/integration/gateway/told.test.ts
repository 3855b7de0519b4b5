import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInstallation, type Installation, type Service, startService } from '../../helpers/stack.ts';
import { factsOf } from '../clickhouse/facts.ts';

/** Stands in rows of the one viewer, who is an owner, and nowhere in those of the other, who sees nothing of his. */
const HIDDEN = 'Zyxwv Hidden';

let installation: Installation;
let gateway: Service;
beforeAll(async () => {
  installation = await createInstallation();
  const facts = factsOf(installation);
  for (const [id, role] of [
    ['boss', 'owner'],
    ['agent', 'agent'],
  ] as const) {
    await facts.directory('salesperson', id, { salesperson_id: id, name: id, role });
    await facts.directory('viewer', id, { login: id, salesperson_id: id, campaign_kpi: 'none' });
  }
  const common = { campaign_id: 'c', stage_id: 's', stage_order: 1, created_at: '2026-10-25T00:30:00Z' };
  await facts.opportunities([
    { ...common, opportunity_id: 'theirs', salesperson_id: 'boss', description: HIDDEN },
    { ...common, opportunity_id: 'formula', salesperson_id: 'boss', description: '=1+1', estimated_value: '-5.00' },
    { ...common, opportunity_id: 'own', salesperson_id: 'agent', description: '12' },
  ]);
  gateway = await startService('gateway', installation.env);
});
afterAll(async () => {
  await gateway.stop();
  await installation.cleanup();
});

const headersOf = (viewer: string) => ({ authorization: 'Bearer local-dev-secret', 'x-grafana-user': viewer });
async function ask(sql: string, viewer: string) {
  const url = `${gateway.url}/?default_format=JSONEachRow`;
  const response = await fetch(url, { method: 'POST', headers: headersOf(viewer), body: sql });
  return { status: response.status, text: await response.text() };
}

/** Conditions that fail on a row of the other viewer's, if they are computed on it. */
const PROBES = [
  'select count() as n from opportunities where toUInt64(description) = 12',
  'select sum(toUInt64(description)) as n from opportunities',
  "select count() as n from opportunities where throwIf(description = 'Zyxwv Hidden') = 0",
  "select count() as n from opportunities where cast(description, 'Enum8(''12'' = 1)') = '12'",
  'select count() as n from opportunities group by toUUID(description)',
  "select count() as n from opportunities where match('a', concat(description, '('))",
  'select n from (select toDate(description) as d, count() as n from opportunities group by d)',
  'select count() as n from opportunities as a join opportunities as b on toUInt64(a.description) = toUInt64(b.description)',
];

describe('an error of a statement', () => {
  it.each(PROBES)('says nothing of rows that its viewer does not see: %s', async (sql) => {
    const { text } = await ask(sql, 'agent');
    expect(text).not.toMatch(/zyxwv|hidden|=1\+1/i);
  });

  it.each(PROBES)('and quotes none that he sees either, as it can not tell them apart: %s', async (sql) => {
    expect((await ask(sql, 'boss')).text).not.toMatch(/Zyxwv|=1\+1/);
  });

  it('still names what the viewer got wrong', async () => {
    expect((await ask('select nonsense from opportunities', 'agent')).text).toMatch(
      /^Code: 47\. DB::Exception: .*`nonsense`.*\(UNKNOWN_IDENTIFIER\)/,
    );
    const near = await ask('select descripton from opportunities', 'agent');
    expect(near.text).not.toContain('description');
  });

  it('does not fail for a row that its viewer does not see: that would tell what is in it', async () => {
    const own = 'select toString(sum(toUInt64(description))) as n from opportunities';
    expect(await ask(own, 'agent')).toMatchObject({ status: 200, text: '{"n":"12"}\n' });
    const guess = "select toString(count()) as n from opportunities where throwIf(description = 'Zyxwv Hidden') = 0";
    expect(await ask(guess, 'agent')).toMatchObject({ status: 200, text: '{"n":"1"}\n' });
  });
});

describe('a download', () => {
  const csv = async (search: string) => {
    const url = `${gateway.url}/v1/metrics/pipeline_opportunities?format=csv${search}`;
    return (await fetch(url, { headers: headersOf('boss') })).text();
  };

  it('defuses formulas if it is asked to, and leaves numbers as they are', async () => {
    expect(await csv('')).toContain('"=1+1"');
    const escaped = await csv('&formulas=escape');
    expect(escaped).toContain(`"'=1+1"`);
    expect(escaped).toContain('-5');
    expect(escaped).not.toContain("'-5");
  });
});

it('answers of all kinds are neither guessed at nor kept', async () => {
  for (const path of ['/', '/nothing', '/healthz', '/v1/metrics/nothing', '/metrics']) {
    const { headers } = await fetch(`${gateway.url}${path}`, { headers: headersOf('boss') });
    expect([path, headers.get('x-content-type-options'), headers.get('cache-control')]).toEqual([
      path,
      'nosniff',
      'no-store',
    ]);
  }
});
