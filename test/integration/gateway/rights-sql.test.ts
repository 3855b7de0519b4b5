import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInstallation, type Installation, type Service, startService } from '../../helpers/stack.ts';
import { factsOf } from '../clickhouse/facts.ts';
import { BY_POLICY, viewers, write } from './rights-history.ts';

let installation: Installation;
let gateway: Service;

beforeAll(async () => {
  installation = await createInstallation({ ownEngine: true });
  const facts = factsOf(installation);
  await write(facts, BY_POLICY.view_all('fay'));
  for (const [login, data] of Object.entries(viewers)) await facts.directory('viewer', login, { login, ...data });
  gateway = await startService('gateway', installation.env);
});
afterAll(async () => {
  await gateway.stop();
  await installation.cleanup();
});

const headers = (viewer: string) => ({
  authorization: 'Bearer local-dev-secret',
  'x-leadstream-viewer': encodeURIComponent(viewer),
});

async function ask(viewer: string, query: string) {
  const search = new URLSearchParams({ default_format: 'TabSeparated' });
  const response = await fetch(`${gateway.url}/?${search}`, { method: 'POST', headers: headers(viewer), body: query });
  return { status: response.status, text: await response.text() };
}

/** First column of the answer. */
async function ids(viewer: string, query: string): Promise<string[]> {
  const { status, text } = await ask(viewer, query);
  expect(status === 200 ? '' : text).toBe('');
  return text.split('\n').filter(Boolean).sort();
}

const MONTH = "campaign='', from='2026-10-01', to='2026-11-01'";
// ann: her own deals o1, o3, o5; the campaigns c1 and c3, of which c1 has o1, o2, o8, o9.
const OWN = ['o1', 'o3', 'o5'];
const OF_CAMPAIGNS = ['o1', 'o2', 'o8', 'o9'];
const SEEN = ['o1', 'o2', 'o3', 'o5', 'o8', 'o9'];

describe('what a statement shows follows from the reports that it names', () => {
  it.each([
    ['a report', `select opportunity_id from campaign_opportunities(${MONTH})`, OF_CAMPAIGNS],
    ['a list', 'select opportunity_id from pipeline_opportunities', OWN],
    ['a table', 'select opportunity_id from opportunities', SEEN],
    ['a table by its database', 'select opportunity_id from DB.opportunities', SEEN],
    ['a sub-query', `select * from (select opportunity_id from campaign_opportunities(${MONTH}))`, OF_CAMPAIGNS],
    ['WITH', 'with mine as (select opportunity_id from pipeline_opportunities) select * from mine', OWN],
    [
      'WITH named as a table',
      'with orders as (select opportunity_id from pipeline_opportunities) select * from orders',
      OWN,
    ],
    [
      'a union',
      'select opportunity_id from opportunities union distinct select opportunity_id from opportunity_stages',
      SEEN,
    ],
    [
      'a join',
      'select a.opportunity_id from opportunities as a inner join opportunities as b using opportunity_id',
      SEEN,
    ],
    [
      'IN',
      'select opportunity_id from opportunities where opportunity_id in (select opportunity_id from opportunities)',
      SEEN,
    ],
    ['a scalar', 'select arrayJoin((select groupArray(opportunity_id) from opportunities))', SEEN],
    ['EXISTS', 'select distinct 1 from numbers(1) where exists(select 1 from costs)', []],
    [
      'a table beside the pipeline',
      'select p.opportunity_id from pipeline_opportunities p left join contacts c using contact_id',
      OWN,
    ],
    [
      'a table within the pipeline',
      'select opportunity_id from opportunities where 1 or 1 in (select stars from pipeline_opportunities)',
      OWN,
    ],
    [
      'a table beside a report',
      `select o.opportunity_id from opportunities o cross join campaign_outcomes(${MONTH}) group by 1`,
      OF_CAMPAIGNS,
    ],
    [
      'campaigns beside the pipeline',
      'select distinct campaign_id from campaigns where 1 or 1 in (select stars from pipeline_opportunities)',
      ['c1', 'c2'],
    ],
    ['campaigns', 'select campaign_id from campaigns', ['c1', 'c2', 'c3']],
    [
      'campaigns beside a report',
      `select distinct campaign_id from campaigns, campaign_outcomes(${MONTH})`,
      ['c1', 'c3'],
    ],
    [
      'the pipeline and its interactions',
      `select contact_id from contact_interactions where contact_id in (select contact_id from pipeline_opportunities)`,
      ['k1', 'k2', 'k4'],
    ],
    [
      'interactions beside a table',
      'select distinct contact_id from contact_interactions join contacts using contact_id',
      ['k1', 'k2', 'k4'],
    ],
    [
      'a condition on the filtered column',
      "select opportunity_id from opportunities where salesperson_id = 'cid'",
      ['o2'],
    ],
    [
      'a condition that is always true',
      'select opportunity_id from pipeline_opportunities where 1 or salesperson_id = contact_id',
      OWN,
    ],
    ['nothing of ours', 'select 1 from numbers(2) limit 1', ['1']],
  ])('%s', async (_, query, expected) => {
    expect(await ids('ann', query.replace('DB', installation.database))).toEqual(expected);
  });

  it.each([
    [
      `select count() from campaign_outcomes(${MONTH}) cross join pipeline_stages`,
      /campaign_outcomes and pipeline_stages/,
    ],
    [
      `select count() from pipeline_stages where 1 in (select opportunities from campaign_outcomes(${MONTH}))`,
      /pipeline_stages/,
    ],
    [
      "select revenue from overview_totals(from='2026-10-01', to='2026-11-01', sources=[], categories=[]), pipeline_stages",
      /overview_totals/,
    ],
  ])('reports through which he sees different rows are refused: %s', async (query, named) => {
    const { status, text } = await ask('ann', query);
    expect([status, text]).toEqual([403, expect.stringMatching(named)]);
    expect(text).toContain('ask for them in two statements');
    // Who sees the same through both is answered.
    for (const viewer of ['fay', 'nobody']) expect((await ask(viewer, query)).status).toBe(200);
  });
});

/** The board of one campaign. */
const BOARD = `pipeline_board(campaigns=['c2'], owners=[], stages=[], teams=[], ${[
  'contact',
  'created_from',
  'created_to',
  'custom_key',
  'custom_value',
  'first',
  'keyword',
  'sort',
  'updated_from',
  'updated_to',
]
  .map((name) => `${name}=''`)
  .join(', ')})`;

describe('old versions of rows', () => {
  const own = 'select opportunity_id from pipeline_opportunities';

  it('an opportunity that went to another owner is his at once, and no longer the first one’s', async () => {
    const facts = factsOf(installation);
    // Each insert is a separate part: both versions are stored.
    const deal = { opportunity_id: 'gone', campaign_id: 'c2', contact_id: 'k-gone' };
    await facts.opportunities([{ ...deal, salesperson_id: 'ann', version: 1 }]);
    await facts.contacts([{ contact_id: 'k-gone', interactions: 1 }]);
    const contacts = ['contact_interactions', 'contacts'].map((table) => `select contact_id from ${table}`);
    expect(await ids('ann', own)).toContain('gone');
    for (const query of contacts) expect(await ids('ann', query)).toContain('k-gone');
    await facts.opportunities([{ ...deal, salesperson_id: 'cid', version: 2 }]);
    // Those with arguments decide by key before versions are merged, which must not let a viewer's filter be met by an old one.
    for (const table of ['pipeline_opportunities', BOARD, 'opportunities', 'opportunity_facts']) {
      expect(await ids('ann', `select opportunity_id from ${table}`)).not.toContain('gone');
      expect(await ids('cid', `select opportunity_id from ${table}`)).toContain('gone');
      // A condition that only the old version meets.
      expect(await ids('ann', `select opportunity_id from ${table} where salesperson_id = 'ann'`)).not.toContain(
        'gone',
      );
    }
    for (const query of contacts) {
      expect(await ids('ann', query)).not.toContain('k-gone');
      expect(await ids('cid', query)).toContain('k-gone');
    }
  });

  it('an opportunity that went to another campaign is seen by those of that one', async () => {
    const facts = factsOf(installation);
    const deal = { opportunity_id: 'moved', salesperson_id: 'zoe', contact_id: 'k-moved' };
    await facts.opportunities([{ ...deal, campaign_id: 'c1', version: 1 }]);
    expect(await ids('ann', `select opportunity_id from campaign_opportunities(${MONTH})`)).toContain('moved');
    await facts.opportunities([
      { ...deal, campaign_id: 'c1', state: 'moved', version: 2 },
      { ...deal, campaign_id: 'c2', version: 2 },
    ]);
    for (const list of [`campaign_opportunities(${MONTH})`, 'opportunities']) {
      expect(await ids('ann', `select opportunity_id from ${list}`)).not.toContain('moved');
      expect(await ids('bob', `select opportunity_id from ${list}`)).toContain('moved');
    }
  });

  it.each([
    'select opportunity_id from fact_opportunities',
    'select opportunity_id from opportunities_by_month final prewhere live',
    "select 'k1' in fact_contacts",
    'with x as (select * from fact_orders) select * from x',
  ])('are not to be had from base tables: %s', async (query) => {
    for (const viewer of ['ann', 'fay']) {
      const { status, text } = await ask(viewer, query);
      expect([status, text]).toEqual([403, expect.stringContaining('holds old versions of rows')]);
    }
  });

  it('are not to be had by the name of what feeds a table, or of another’s filter', async () => {
    for (const query of [
      'select * from mv_opportunities_by_month',
      'with mv as (select 1) select * from mv, mv_orders_by_month',
      `select * from fact_events as \`${installation.database}.fact_directory\``,
    ])
      for (const viewer of ['ann', 'fay', 'nobody']) expect((await ask(viewer, query)).status).toBe(403);
  });
});

describe('a change of the directory counts at once', () => {
  const later = (day: number) => ({ time: `2021-01-${String(day).padStart(2, '0')}T00:00:00Z` });
  const deals = (viewer: string) =>
    ids(viewer, "select opportunity_id from pipeline_opportunities where startsWith(opportunity_id, 'x')");
  const kpi = (viewer: string) =>
    ids(viewer, `select opportunity_id from campaign_opportunities(${MONTH}) where startsWith(opportunity_id, 'x')`);

  it('of role, team, campaign, right and login', async () => {
    const facts = factsOf(installation);
    const person = (id: string, data: Record<string, unknown>, day: number) =>
      facts.directory('salesperson', id, { salesperson_id: id, ...data }, later(day));
    const viewer = (login: string, data: Record<string, unknown>, day: number) =>
      facts.directory('viewer', login, { login, ...data }, later(day));
    await person('una', { role: 'agent', team_id: 'west' }, 1);
    await person('vic', { role: 'agent', team_id: 'west' }, 1);
    await facts.directory('campaign', 'x', { campaign_id: 'x', name: 'X', managers: ['una'] }, later(1));
    await viewer('una', { salesperson_id: 'una', campaign_kpi: 'access' }, 1);
    await facts.opportunities([
      { opportunity_id: 'x1', campaign_id: 'x', salesperson_id: 'una' },
      { opportunity_id: 'x2', campaign_id: 'x', salesperson_id: 'vic' },
    ]);
    expect([await deals('una'), await kpi('una')]).toEqual([['x1'], ['x1', 'x2']]);
    await person('una', { role: 'supervisor', team_id: 'west' }, 2);
    expect(await deals('una')).toEqual(['x1', 'x2']);
    await person('vic', { role: 'agent', team_id: 'east' }, 2);
    expect(await deals('una')).toEqual(['x1']);
    await person('una', { role: 'admin' }, 3);
    expect(await deals('una')).toEqual(['x1', 'x2']);
    await facts.directory('campaign', 'x', { campaign_id: 'x', name: 'X', participants: ['vic'] }, later(2));
    expect(await kpi('una')).toEqual([]);
    await viewer('una', { salesperson_id: 'una', campaign_kpi: 'view_all' }, 2);
    expect(await kpi('una')).toEqual(['x1', 'x2']);
    await viewer('una', { campaign_kpi: 'none' }, 3);
    expect([await deals('una'), await kpi('una')]).toEqual([[], []]);
    await viewer('una.new', { salesperson_id: 'una', campaign_kpi: 'none' }, 3);
    expect([await deals('una.new'), await kpi('una.new')]).toEqual([['x1', 'x2'], []]);
  });
});

describe('ids of any text', () => {
  const strange = [
    "it's",
    'back\\slash',
    "\\' or 1 --",
    "')) or 1=1 --",
    'new\nline\ttab\r',
    'nul\0byte',
    '{x:String} $$ `"',
    "'}, 'crm.fact_costs':'1",
    'Nguyễn 😀',
    `${'\\'.repeat(64)}${"'".repeat(64)}`,
  ];

  it.each(strange)('%j', async (id) => {
    const facts = factsOf(installation);
    await facts.directory('salesperson', id, { salesperson_id: id, name: 'Odd', role: 'supervisor', team_id: id });
    await facts.directory('campaign', id, { campaign_id: id, name: 'Odd', participants: [id] });
    const login = `login of ${strange.indexOf(id)}`;
    await facts.directory('viewer', login, { login, salesperson_id: id, campaign_kpi: 'access' });
    const mine = `mine-${strange.indexOf(id)}`;
    await facts.opportunities([{ opportunity_id: mine, campaign_id: id, salesperson_id: id, contact_id: mine }]);
    await facts.contacts([{ contact_id: mine }]);
    expect(await ids(login, 'select opportunity_id from pipeline_opportunities')).toEqual([mine]);
    expect(await ids(login, `select opportunity_id from campaign_opportunities(${MONTH})`)).toEqual([mine]);
    expect(await ids(login, 'select opportunity_id from opportunities')).toEqual([mine]);
    expect(await ids(login, 'select contact_id from contacts')).toEqual([mine]);
    expect(await ids(login, 'select count() from campaigns')).toEqual(['1']);
    expect(await ids(login, 'select count() from costs')).toEqual(['0']);
  });
});

it('a team of 5,000 and 10,000 campaigns are seen as few are', async () => {
  const facts = factsOf(installation);
  const row = (type: string, id: string, data: Record<string, unknown>) => ({
    type: `crm.${type}.set`,
    entity_id: id,
    source: '/crm/test',
    id: `big-${id}`,
    time: '2020-01-01T00:00:00Z',
    data: JSON.stringify(data),
    version: 1,
  });
  const long = (kind: string, place: number) => `${kind}-${'x'.repeat(20)}-${place}`;
  const people = Array.from({ length: 5_000 }, (_, place) => long('person', place));
  const many = Array.from({ length: 10_000 }, (_, place) => long('campaign', place));
  await facts.insert('fact_directory', [
    ...people.map((id) => row('salesperson', id, { salesperson_id: id, role: 'agent', team_id: 'big' })),
    ...many.map((id) => row('campaign', id, { campaign_id: id, name: id, managers: ['chief'] })),
    row('salesperson', 'chief', { salesperson_id: 'chief', role: 'supervisor', team_id: 'big' }),
    row('viewer', 'chief', { login: 'chief', salesperson_id: 'chief', campaign_kpi: 'access' }),
  ]);
  await facts.opportunities([
    { opportunity_id: 'b1', salesperson_id: people[4_999], contact_id: 'b1' },
    { opportunity_id: 'b2', campaign_id: many[9_999], contact_id: 'b2' },
  ]);
  await facts.contacts([{ contact_id: 'b1' }, { contact_id: 'b2' }]);
  expect(await ids('chief', 'select opportunity_id from pipeline_opportunities')).toEqual(['b1']);
  expect(await ids('chief', `select opportunity_id from campaign_opportunities(${MONTH})`)).toEqual(['b2']);
  expect(await ids('chief', 'select contact_id from contacts')).toEqual(['b1', 'b2']);
  expect(await ids('chief', 'select count() from campaigns')).toEqual(['10000']);
  const response = await fetch(`${gateway.url}/v1/metrics/pipeline_opportunities`, { headers: headers('chief') });
  expect(await response.json()).toMatchObject({ rows: [{ opportunity_id: 'b1' }] });
  // No filter stays behind for whoever comes next.
  expect(await ids('nobody', 'select opportunity_id from opportunities')).toEqual([]);
});
