import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readMetricViews } from '../../../clickhouse/catalogue/views.ts';
import { ask, createApiFixture, headersOf, OCTOBER, Problem } from './api-fixture.ts';

const views = await readMetricViews();
let fixture: Awaited<ReturnType<typeof createApiFixture>>;
beforeAll(async () => {
  fixture = await createApiFixture();
});
afterAll(() => fixture.stop());

type Query = Record<string, string | string[]>;

async function refusal(report: string, query: Query = {}, viewer = 'boss', headers = {}) {
  const response = await ask(fixture.gateway, report, query, viewer, headers);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = Problem.parse(await response.json());
  expect(problem.status).toBe(response.status);
  expect(problem.type).toBe(`urn:leadstream:problem:${problem.code}`);
  return problem;
}

const Index = z.object({
  viewer: z.string(),
  time_zone: z.string(),
  base_currency: z.string(),
  openapi: z.string(),
  reports: z.array(
    z.object({
      name: z.string(),
      title: z.string().min(1),
      group: z.string().min(1),
      definition: z.string().min(1),
      parameters: z.array(
        z.object({
          name: z.string(),
          type: z.string(),
          required: z.boolean(),
          repeated: z.boolean(),
          default: z.string(),
          allowed: z.array(z.string()).optional(),
          description: z.string().min(1),
        }),
      ),
      columns: z.array(
        z.object({ name: z.string(), type: z.string(), comment: z.string().min(1), sortable: z.boolean() }),
      ),
      order: z.string().min(1),
      url: z.string(),
      access: z.object({ policy: z.string().min(1), rows: z.enum(['all', 'some', 'none']) }),
    }),
  ),
});

describe('the index of reports', () => {
  const indexFor = async (viewer: string) => {
    const response = await fetch(`${fixture.gateway.url}/v1/metrics`, { headers: headersOf(viewer) });
    expect(response.status).toBe(200);
    return Index.parse(await response.json());
  };

  it('lists every report with parameters, columns and definition', async () => {
    const { reports, viewer, time_zone } = await indexFor('boss');
    expect([viewer, time_zone]).toEqual(['boss', 'Europe/Warsaw']);
    expect(reports.map(({ name }) => name)).toEqual([...views.keys()]);
    const conversion = reports.find(({ name }) => name === 'overview_conversion');
    expect(conversion?.parameters.map(({ name }) => name)).toEqual(['from', 'to', 'sources', 'categories', 'bucket']);
    expect(conversion?.parameters.at(-1)).toMatchObject({ default: 'auto', allowed: expect.arrayContaining(['week']) });
    expect(conversion?.parameters[2]).toMatchObject({ repeated: true, default: '[]', type: 'Array(String)' });
    const types = reports.flatMap(({ columns }) => columns.map(({ type }) => type));
    expect(types.filter((type) => type.includes('{{'))).toEqual([]);
    for (const { url } of reports)
      expect((await fetch(`${fixture.gateway.url}${url}?limit=1`, { headers: headersOf('boss') })).status).toBe(200);
  });

  it('says what of each a viewer sees', async () => {
    const seen = async (viewer: string) =>
      Object.fromEntries((await indexFor(viewer)).reports.map(({ name, access }) => [name, access.rows]));
    expect(await seen('boss')).toMatchObject({ campaign_stages: 'all', pipeline_board: 'all', overview_totals: 'all' });
    expect(await seen('ann')).toMatchObject({
      campaign_stages: 'some',
      pipeline_board: 'some',
      overview_totals: 'none',
    });
    expect(new Set(Object.values(await seen('none')))).toEqual(new Set(['none']));
    expect(new Set(Object.values(await seen('stranger')))).toEqual(new Set(['none']));
  });

  it('is for viewers, and has no parameters', async () => {
    const statusOf = async (path: string, headers: Record<string, string>) =>
      (await fetch(`${fixture.gateway.url}${path}`, { headers })).status;
    expect(await statusOf('/v1/metrics', {})).toBe(401);
    expect(await statusOf('/v1/metrics', { authorization: 'Bearer local-dev-secret' })).toBe(403);
    expect(await statusOf('/v1/metrics?campaign=x', headersOf('boss'))).toBe(400);
  });
});

describe('a name that nobody knows', () => {
  it('of a report is 404 with the nearest', async () => {
    const problem = await refusal('overview_total');
    expect(problem).toMatchObject({ status: 404, code: 'unknown_view' });
    expect(problem.nearest?.[0]).toBe('overview_totals');
    expect((await refusal('pipelin_bord')).nearest?.[0]).toBe('pipeline_board');
  });

  it('of a campaign is 404 with the nearest to who sees all', async () => {
    const asked = (viewer: string, campaign = 'sprng-2027') =>
      refusal('campaign_stages', { ...OCTOBER, campaign }, viewer);
    expect(await asked('boss')).toMatchObject({ status: 404, code: 'unknown_campaign', field: 'campaign' });
    expect((await asked('boss')).nearest?.[0]).toBe('spring-2027');
    expect((await asked('boss', 'spring salee')).nearest?.[0]).toBe('spring-2026');
  });

  it('of a campaign is known if a fact names it', async () => {
    const statusOf = async (campaign: string, viewer: string) =>
      (await ask(fixture.gateway, 'campaign_stages', { ...OCTOBER, campaign }, viewer)).status;
    expect(await statusOf('unheard-of', 'boss')).toBe(200);
    expect(await statusOf('nothing', 'boss')).toBe(404);
  });

  it.each(['ann', 'none', 'stranger'])('of a campaign is as empty as one that %s may not see', async (viewer) => {
    const answer = async (campaign: string) => {
      const response = await ask(fixture.gateway, 'campaign_stages', { ...OCTOBER, campaign }, viewer);
      return [response.status, await response.json()];
    };
    const hidden = await answer('spring-2027');
    expect(hidden[0]).toBe(200);
    expect(await answer('nothing')).toEqual(hidden);
    expect(await answer('unheard-of')).toEqual(hidden);
  });

  it('of a lead report is 404', async () => {
    const { facts } = fixture;
    await facts.directory('lead_report', 'daily', { report_id: 'daily', name: 'Daily leads', active: true });
    const problem = await refusal('lead_routing_flow', { ...OCTOBER, report: 'dayly' });
    expect(problem).toMatchObject({ status: 404, code: 'unknown_report', field: 'report' });
    expect(JSON.stringify(problem.nearest)).toContain('daily');
    expect((await ask(fixture.gateway, 'lead_routing_flow', { ...OCTOBER, report: 'dayly' }, 'ann')).status).toBe(200);
  });
});

describe('a list', () => {
  it('given as one text is refused, and told how it is given', async () => {
    for (const [name, value] of [
      ['sources', 'web,a'],
      ['categories', 'toys,tea'],
    ] as const) {
      const problem = await refusal('overview_totals', { ...OCTOBER, [name]: value });
      expect(problem).toMatchObject({ status: 400, code: 'list_as_text', field: name });
      expect(problem.detail).toContain(`${name}=${value.replace(',', `&${name}=`)}`);
    }
    for (const name of ['owners', 'teams', 'campaigns'])
      expect(await refusal('pipeline_board', { [name]: 'a,c' }, 'ann')).toMatchObject({
        code: 'list_as_text',
        field: name,
      });
    expect(await refusal('pipeline_board', { stages: '1/s/S,2/l/L' })).toMatchObject({ field: 'stages' });
  });

  it('may hold an id with a comma', async () => {
    const statusOf = async (query: Query) =>
      (await ask(fixture.gateway, 'source_cost', { ...OCTOBER, ...query })).status;
    for (const query of [{ sources: ['web', 'a,b'] }, { sources: 'paid, search' }, { categories: 'books, used' }])
      expect(await statusOf(query)).toBe(200);
    expect((await ask(fixture.gateway, 'pipeline_board', { stages: '1/s/S, really' })).status).toBe(200);
  });
});

describe('wrong input is refused by name:', () => {
  it.each([
    ['overview_totals', { from: '2026-11-01', to: '2026-10-01' }, 'from', /must not be after/],
    ['overview_totals', { from: '2099-01-01' }, 'from', /to is left out and means this month/],
    ['overview_totals', { to: '1999-01-01' }, 'to', /from is left out/],
    ['pipeline_board', { created_from: '2026-11-01', created_to: '2026-10-01' }, 'created_from', /must not be after/],
    ['pipeline_stages', { from: '2026-10-01', to: '2026-11-01' }, 'from', /has no period/],
    ['contact_interactions', { to: '2026-11-01' }, 'to', /has no period/],
    ['overview_totals', { sourcs: 'a' }, 'sourcs', /did you mean sources/],
    ['overview_totals', { from: ['2026-10-01', '2026-10-02'] }, 'from', /given once/],
    ['overview_totals', { limit: '0' }, 'limit', /from 1 to 10000/],
    ['overview_totals', { limit: '10001' }, 'limit', /from 1 to 10000/],
    ['overview_totals', { limit: '1e3' }, 'limit', /whole number/],
    ['overview_totals', { limit: ['1', '2'] }, 'limit', /given once/],
    ['overview_totals', { sort: 'revenu' }, 'sort', /did you mean revenue/],
    ['overview_totals', { sort: 'revenue,-revenue' }, 'sort', /twice/],
    ['overview_totals', { sort: 'revenue,' }, 'sort', /empty name/],
    ['pipeline_opportunities', { sort: 'custom' }, 'sort', /no order/],
    ['overview_opportunities', { milestone: 'sold' }, 'milestone', /one of created/],
    ['pipeline_board', { first: 'ten' }, 'first', /whole number/],
    ['campaign_created', { bucket: 'weeks' }, 'bucket', /one of auto/],
  ])('%s of %o', async (report, query, field, words) => {
    const problem = await refusal(report, query);
    expect(problem).toMatchObject({ status: 400, code: 'invalid_parameter', field });
    expect(problem.detail).toMatch(words);
  });

  it('a viewer in a header that nobody reads', async () => {
    const problem = await refusal('overview_totals', {}, 'boss', { 'x-leadstream-user': 'ann' });
    expect(problem).toMatchObject({ status: 400, code: 'unknown_header', field: 'x-leadstream-user' });
  });

  it('a method that the path does not have', async () => {
    const response = await fetch(`${fixture.gateway.url}/v1/metrics/overview_totals`, {
      method: 'POST',
      headers: headersOf('boss'),
    });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(Problem.parse(await response.json())).toMatchObject({ code: 'method_not_allowed' });
  });
});
