import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AccessPolicy } from '../../../clickhouse/access/access-policies.ts';
import { readMetricViews } from '../../../clickhouse/catalogue/views.ts';
import { BASE_TABLES } from '../../../clickhouse/schema/tables.ts';
import { createInstallation, type Installation, type Service, startService } from '../../helpers/stack.ts';
import { factsOf } from '../clickhouse/facts.ts';
import { BY_POLICY, type Visible, viewers, write } from './rights-history.ts';

const views = [...(await readMetricViews()).values()];
const baseTables = BASE_TABLES;

/** All of it, where viewers ask; and what one of them may see, where nobody is kept from anything. */
let whole: Installation;
let part: Installation;
let gateway: Service;
let partGateway: Service;

beforeAll(async () => {
  [whole, part] = await Promise.all([createInstallation({ ownEngine: true }), createInstallation({ ownEngine: true })]);
  await write(factsOf(whole), BY_POLICY.view_all('fay'));
  for (const [login, data] of Object.entries(viewers))
    await factsOf(whole).directory('viewer', login, { login, ...data });
  [gateway, partGateway] = await Promise.all([startService('gateway', whole.env), startService('gateway', part.env)]);
});
afterAll(async () => {
  await Promise.all([gateway.stop(), partGateway.stop()]);
  await Promise.all([whole.cleanup(), part.cleanup()]);
});

/** The second database with these rows and no others. `fay`, who sees everything, is there to be asked as. */
async function holding(visible: Visible): Promise<void> {
  await Promise.all(baseTables.map((table) => part.clickhouse.command({ query: `truncate table ${table}` })));
  const facts = factsOf(part);
  await write(facts, visible);
  await facts.directory('viewer', 'fay', { login: 'fay', ...viewers.fay });
}

const headers = (viewer: string) => ({ authorization: 'Bearer local-dev-secret', 'x-leadstream-viewer': viewer });

async function report(service: Service, viewer: string, view: string, campaign: string, lead = 'lr'): Promise<unknown> {
  const { parameters = [] } = views.find(({ name }) => name === view) ?? {};
  const given = new URLSearchParams();
  const values: Record<string, string> = { campaign, report: lead, from: '2026-10-01', to: '2026-11-01' };
  for (const { name } of parameters) if (values[name] !== undefined) given.set(name, values[name]);
  const response = await fetch(`${service.url}/v1/metrics/${view}?${given}`, { headers: headers(viewer) });
  const body: unknown = await response.json();
  // Where there is no such lead report, who may see all is told so; who may see nothing has no rows, as of no report.
  if (response.status === 404 && given.has('report')) return await report(service, viewer, view, campaign, '');
  // Who sees all is told that the part has no such campaign; the empty answer is that of somebody who sees nothing there.
  if (response.status === 404 && viewer === 'fay' && campaign !== '')
    return await report(service, 'nobody', view, campaign, lead);
  expect([view, response.status]).toEqual([view, 200]);
  return [response.status, body];
}

async function sql(service: Service, viewer: string, query: string): Promise<string> {
  const search = new URLSearchParams({ default_format: 'JSONEachRow' });
  const response = await fetch(`${service.url}/?${search}`, { method: 'POST', headers: headers(viewer), body: query });
  const text = await response.text();
  expect(`${response.status} ${response.status === 200 ? '' : text} ${query}`).toBe(`200  ${query}`);
  return text;
}

const logins = [...Object.keys(viewers), 'nobody'];

/**
 * Each report of an access policy, of all campaigns and of those named, as `viewers` get it here and `fay` there. One campaign beside all of them is asked for by
 * one who sees it and by one who doesn't: the condition on rows is the same, whoever asks.
 */
async function expectAnswersOf(policy: AccessPolicy, logins: readonly string[], visible: Visible): Promise<void> {
  await holding(visible);
  const campaigns = logins.some((login) => ['ann', 'bob'].includes(login)) ? ['', 'c2'] : [''];
  const calls = views
    .filter(({ access }) => access === policy)
    .flatMap(({ name, parameters }) => {
      const ofCampaign = parameters.some((one) => one.name === 'campaign');
      return (ofCampaign ? campaigns : ['']).map((campaign) => ({ name, campaign }));
    });
  await Promise.all(
    calls.map(async ({ name, campaign }) => {
      const expected = await report(partGateway, 'fay', name, campaign);
      for (const viewer of logins) {
        const answer = await report(gateway, viewer, name, campaign);
        expect({ viewer, name, campaign, answer }).toEqual({ viewer, name, campaign, answer: expected });
      }
    }),
  );
}

describe('reports answer viewers as a database that holds only what they may see', () => {
  it.each([[['fay', 'auditor']], [['ann']], [['bob']], [['dan']], [['ghost']], [['cid', 'eve', 'hal']]])(
    'campaign KPI: %s',
    async (some) => {
      await expectAnswersOf('campaign', some, BY_POLICY.campaign(some[0] ?? ''));
    },
  );

  it.each([
    [['fay']],
    [['eve']],
    [['ann']],
    [['bob']],
    [['cid']],
    [['dan']],
    [['hal']],
    [['auditor', 'ghost', 'nobody']],
  ])('pipeline: %s', async (some) => {
    await expectAnswersOf('pipeline', some, BY_POLICY.pipeline(some[0] ?? ''));
  });

  it.each([[['fay', 'auditor']], [['ann', 'eve', 'ghost']]])(
    'marketing overview and lead routing: %s',
    async (some) => {
      await expectAnswersOf('view_all', some, BY_POLICY.view_all(some[0] ?? ''));
    },
  );
});

const TABLES = [
  'opportunities',
  'opportunity_stages',
  'opportunity_facts',
  'orders',
  'order_lines',
  'revenue_lines',
  'tasks',
  'contacts',
  'events',
  'costs',
  'cost_facts',
  'campaigns',
  'campaign_stages',
  'stages',
  'salespeople',
  'sources',
  'products',
  'fx_rates',
  'refusals',
  'data_quality',
  'lead_report_versions',
  'lead_report_generations',
  'dead_letters',
  'duplicates',
];
/** When a row of the directory was written by a test says nothing. */
const OF_DIRECTORY = ['campaigns', 'salespeople', 'sources', 'products', 'fx_rates'];

/** Every table in one statement: rights are read once, not 24 times. What a table shows does not depend on the tables beside it. */
const ALL_ROWS = TABLES.map((table) => {
  const columns = OF_DIRECTORY.includes(table) ? '* except (set_at)' : '*';
  return `select '${table}' as table, formatRowNoNewline('JSONCompactEachRow', ${columns}) as row from ${table}`;
}).join(' union all ');

const Line = z.object({ table: z.string(), row: z.string() });

function rowsByTable(lines: string): Record<string, string[]> {
  const rows: Record<string, string[]> = Object.fromEntries(TABLES.map((table) => [table, []]));
  for (const line of lines.split('\n').filter(Boolean)) {
    const { table, row } = Line.parse(JSON.parse(line));
    rows[table]?.push(row);
  }
  for (const table of TABLES) rows[table]?.sort();
  return rows;
}

it.each([[['fay', 'auditor']], [['ann']], [['bob']], [['cid']], [['dan']], [['eve']], [['hal']], [['ghost']]])(
  'tables hold for %s what a policy shows them, and no more',
  async (some) => {
    await holding(BY_POLICY.tables(some[0] ?? ''));
    const expected = await sql(partGateway, 'fay', ALL_ROWS);
    for (const viewer of some)
      expect({ viewer, rows: rowsByTable(await sql(gateway, viewer, ALL_ROWS)) }).toEqual({
        viewer,
        rows: rowsByTable(expected),
      });
  },
);

it('arrivals, which name nobody, are seen by whoever sees all campaigns or all opportunities', async () => {
  for (const table of ['arrivals', 'event_types', 'freshness']) {
    const query = `select count() > 0 as n from ${table}`;
    for (const viewer of ['fay', 'auditor', 'eve']) expect(await sql(gateway, viewer, query)).toBe('{"n":1}\n');
    for (const viewer of ['ann', 'bob']) expect(await sql(gateway, viewer, query)).toBe('{"n":0}\n');
  }
});

it('tables hold nothing for a login that is not known, and nobody sees who may see what', async () => {
  for (const table of [...TABLES, 'directory', 'arrivals'])
    expect(await sql(gateway, 'nobody', `select count() as n from ${table}`)).toBe('{"n":0}\n');
  for (const viewer of logins) {
    expect(await sql(gateway, viewer, 'select count() as n from viewers')).toBe('{"n":0}\n');
    expect(await sql(gateway, viewer, "select count() as n from directory_events where type = 'crm.viewer.set'")).toBe(
      '{"n":0}\n',
    );
  }
});

it('an interaction counts for whoever sees the contact, whosever opportunity it was: one number for one contact', async () => {
  const query = "select interactions, last_at from contact_interactions where contact_id = 'k1'";
  const all = await sql(gateway, 'fay', query);
  expect(all).not.toBe('');
  expect(await sql(gateway, 'ann', query)).toBe(all);
  expect(await sql(gateway, 'cid', query)).toBe(all);
  expect(await sql(gateway, 'dan', query)).toBe('');
});
