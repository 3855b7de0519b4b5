import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_TABLES, TABLE_FUNCTIONS } from '../../../clickhouse/access/engine-names.ts';
import { rowPolicies } from '../../../clickhouse/access/row-policies.ts';
import { type AccessScope, SCOPE_SETTING, signScope } from '../../../clickhouse/access/scope.ts';
import { createInstallation, type Installation } from '../../helpers/stack.ts';
import { factsOf } from '../clickhouse/facts.ts';
import { BY_POLICY, write } from './rights-history.ts';

/** Both with the same rows: in one the row policies hold, in the other there are none. */
let closed: Installation;
let open: Installation;
beforeAll(async () => {
  [closed, open] = await Promise.all([createInstallation({ ownEngine: true }), createInstallation()]);
  for (const one of [closed, open]) await write(factsOf(one), BY_POLICY.view_all('fay'));
  // An order that was cid's and is ann's now, and one that was ann's and is cid's.
  for (const one of [closed, open]) {
    const version = (id: string, owner: string, version: number) =>
      factsOf(one).opportunities([
        {
          opportunity_id: id,
          contact_id: 'k1',
          salesperson_id: owner,
          description: `stale ${id}`,
          created_at: '2026-10-02T10:00:00Z',
          version,
        },
      ]);
    await version('moved', 'ann', 1);
    await version('moved', 'cid', 2);
  }
});
afterAll(() => Promise.all([closed.cleanup(), open.cleanup()]));

const KEY = () => closed.env.VIEWER_SCOPE_KEY ?? '';
const NONE: AccessScope = {
  everything: false,
  campaigns: [],
  owners: [],
  campaignNames: [],
  namesOfOpportunities: false,
  administers: false,
  decides: false,
};
const ANN: AccessScope = {
  ...NONE,
  campaigns: ['c3'],
  owners: ['ann'],
  campaignNames: ['c3'],
  namesOfOpportunities: true,
};
const signed = (scope: AccessScope, key = KEY(), nowMs = Date.now()) => signScope(scope, key, nowMs);

/** What a viewer's statement is answered if nobody has looked at it before. */
async function ask(installation: Installation, query: string, scope?: string): Promise<string> {
  try {
    const result = await installation.clickhouse.query({
      query: query.replaceAll('DB', installation.database),
      format: 'JSONCompactEachRow',
      clickhouse_settings: { readonly: '1', ...(scope === undefined ? {} : { [SCOPE_SETTING]: scope }) },
    });
    return await result.text();
  } catch (error) {
    return `refused: ${error instanceof Error ? error.message : error}`;
  }
}
const ids = async (query: string, scope?: string) =>
  (await ask(closed, query, scope))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line)[0])
    .sort();

const IDS = 'select opportunity_id from opportunities';
const OF_ANN = ['o1', 'o3', 'o5'];

describe('the row policies, with nobody who validates statements', () => {
  it('show what the signed scope names', async () => {
    expect(await ids(IDS, signed(ANN))).toEqual(OF_ANN);
    expect(await ids(IDS, signed(NONE))).toEqual([]);
    const all = await ids(IDS, signed({ ...NONE, campaigns: 'all' }));
    expect(all.length).toBeGreaterThan(OF_ANN.length);
  });

  it('show nothing for a scope that is missing, forged, of another key, or too old', async () => {
    const whole = signed({ ...NONE, everything: true });
    const forged = `${whole.slice(0, 64)}${whole.slice(64).replace('"flags":"', '"flags":"C')}`;
    const tenMinutesAgo = Date.now() - 10 * 60_000 - 5_000;
    for (const scope of [undefined, '', 'x', forged, signed(ANN, 'cd'.repeat(32)), signed(ANN, KEY(), tenMinutesAgo)])
      expect(await ids(IDS, scope)).toEqual([]);
    expect(await ids(IDS, whole)).not.toEqual([]);
  });

  it.each([
    `select opportunity_id from (${IDS} settings ${SCOPE_SETTING} = '')`,
    `select opportunity_id from (${IDS} settings readonly = 0)`,
    `select opportunity_id from (${IDS} settings additional_table_filters = {})`,
    `select opportunity_id from (${IDS} settings apply_row_policy_after_final = 0)`,
    `select opportunity_id from (${IDS} settings optimize_move_to_prewhere_if_final = 1)`,
    `select opportunity_id from (${IDS} settings do_not_merge_across_partitions_select_final = 1)`,
    `with mine as (${IDS} settings ${SCOPE_SETTING} = 'x', final = 0) select opportunity_id from mine`,
    `select * apply(x -> (select arrayJoin(groupArray(opportunity_id)) from opportunities settings ${SCOPE_SETTING} = '')) from (select 1 as a)`,
    `select opportunity_id from view(${IDS} settings ${SCOPE_SETTING} = '')`,
    'select opportunity_id from fact_opportunities',
    'select opportunity_id from fact_opportunities final',
    "select opportunity_id from fact_opportunities prewhere salesperson_id = 'ann'",
    'select opportunity_id from opportunities_by_month',
    'select * from mv_opportunities_by_month',
    'select name from schema_migrations',
    "select opportunity_id from merge('DB', '^(fact_opportunities|opportunities_by_month)$')",
    "select opportunity_id from merge('DB', 'opportunities')",
    "select * from mergeTreeIndex('DB', 'fact_opportunities')",
    "select * from mergeTreeAnalyzeIndexes('DB', 'fact_opportunities')",
    "select * from mergeTreeProjection('DB', 'fact_opportunities', 'x')",
    'select opportunity_id from fact_opportunities as `DB.fact_costs`',
    'select * from loop(DB, fact_opportunities) limit 3',
    "select * from dictionary('DB.fact_opportunities')",
  ])('show no more by %s', async (query) => {
    const answer = await ask(closed, query, signed(ANN));
    for (const id of ['o2', 'o4', 'o6', 'o8', 'o9', 'moved']) expect(answer).not.toContain(`"${id}"`);
    expect(answer).not.toContain('stale');
  });

  it('are what holds these back: without them the rows are there', async () => {
    expect(await ask(open, IDS)).toContain('"o2"');
    expect(await ask(open, 'select opportunity_id from fact_opportunities')).toContain('"o2"');
    expect(await ask(open, "select opportunity_id from merge('DB', '^fact_opportunities$')")).toContain('"o2"');
    expect(await ask(open, "select * from mergeTreeIndex('DB', 'fact_opportunities')")).not.toBe('');
    expect(await ask(open, "select description from fact_opportunities prewhere salesperson_id = 'ann'")).toContain(
      'stale',
    );
    expect(await ask(open, 'select count() > 0 from system.parts')).toBe('[1]\n');
  });

  it.each(['parts', 'processes', 'users', 'row_policies', 'query_cache', 'parts_columns', 'errors', 'user_processes'])(
    'show nothing of system.%s',
    async (table) => {
      expect(await ask(closed, `select count() from system.${table}`, signed(ANN))).toMatch(
        /^\[("?0"?)\]\n$|ACCESS_DENIED|privileges/,
      );
    },
  );

  it.each([
    "select * from file('/etc/hostname', 'LineAsString')",
    "select * from url('http://127.0.0.1:1/', 'LineAsString')",
    "select * from remote('127.0.0.1:1', 'system.one')",
    "select * from sqlite('/tmp/x', 't')",
    "select * from s3('http://127.0.0.1:1/bucket/x', 'CSV', 'a String')",
  ])('reach nothing outside: %s', async (query) => {
    // The embedded server refuses the name `file` before the grants do.
    const refusal = query.includes('file(') ? /function file is not allowed/ : /grant READ ON/;
    expect(await ask(closed, query, signed({ ...NONE, everything: true }))).toMatch(refusal);
    await expect(closed.query(query)).rejects.toThrow(refusal);
  });
});

it('names every table and table function of the engine, as the users file needs them', async () => {
  const names = async (query: string) => (await closed.query(query)).map(({ name }) => name).sort();
  expect(await names("select name from system.tables where database = 'system'")).toEqual([...SYSTEM_TABLES].sort());
  expect(await names('select name from system.table_functions')).toEqual([...TABLE_FUNCTIONS].sort());
});

it('writes policies for a server that ClickHouse understands', async () => {
  const options = { cluster: 'c', scopeKey: KEY(), viewsUser: 'v', viewersUser: 'r' };
  for (const policy of rowPolicies({ ...options, database: closed.database })) {
    const [parsed] = await closed.query('select formatQuery({policy:String}) as text', { policy });
    expect(parsed?.text).toMatch(/^CREATE ROW POLICY OR REPLACE/);
  }
});
