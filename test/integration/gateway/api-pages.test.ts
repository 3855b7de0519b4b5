import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMetricViews } from '../../../clickhouse/catalogue/views.ts';
import { ask, createApiFixture, headersOf, OCTOBER, Page, Problem } from './api-fixture.ts';

const views = [...(await readMetricViews()).values()];
let fixture: Awaited<ReturnType<typeof createApiFixture>>;
beforeAll(async () => {
  fixture = await createApiFixture();
});
afterAll(() => fixture.stop());

type Query = Record<string, string>;
const periodOf = (report: string): Query =>
  views.find(({ name }) => name === report)?.parameters.some(({ name }) => name === 'from') ? OCTOBER : {};

async function pageOf(report: string, query: Query, viewer?: string) {
  const response = await ask(fixture.gateway, report, { ...periodOf(report), ...query }, viewer);
  const body: unknown = await response.json();
  expect([report, query, response.status, body]).toEqual([report, query, 200, expect.anything()]);
  return { ...Page.parse(body), link: response.headers.get('link') };
}

/** All pages, one after the other, each as long as it may be. */
async function pagesOf(report: string, query: Query) {
  const pages = [await pageOf(report, query)];
  for (let last = pages.at(-1); last?.next; last = pages.at(-1))
    pages.push(await pageOf(report, { ...query, cursor: last.next }));
  return pages;
}

const rowsOf = (pages: ReadonlyArray<{ rows: ReadonlyArray<Record<string, unknown>> }>) =>
  pages.flatMap(({ rows }) => rows);
const texts = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row));

describe('pages', () => {
  it.each(views.map(({ name }) => name))('of %s together are the report, whatever its order', async (name) => {
    const whole = await pageOf(name, {});
    const pages = await pagesOf(name, { limit: '9' });
    expect(texts(rowsOf(pages)).sort()).toEqual(texts(whole.rows).sort());
    expect(pages.map(({ rows }) => rows.length)).toEqual(pages.map((_, i) => Math.min(9, whole.rows.length - 9 * i)));
    expect(pages.map(({ total }) => total)).toEqual(pages.map(() => whole.rows.length));
    expect([whole.next, whole.total]).toEqual([null, whole.rows.length]);
  });

  it.each([
    ['pipeline_opportunities', 'expected_close_on'],
    ['pipeline_opportunities', '-expected_close_on'],
    ['pipeline_opportunities', '-close_rate,description'],
    ['pipeline_opportunities', 'description'],
    ['pipeline_opportunities', '-estimated_value,-created_at'],
    ['pipeline_opportunities', 'clock,-stage_order,stars'],
    ['pipeline_board', 'close_rate'],
    ['pipeline_board', 'expected_close'],
    ['pipeline_board', '-days_left'],
    ['overview_opportunities', '-transferred_at'],
    ['overview_opportunities', 'transferred_at,-revenue'],
    ['campaign_lost_reasons', 'share'],
    ['campaign_lost_contacts', '-industry'],
    ['campaign_staff', '-revenue_share'],
  ])('of %s sorted by %s are in the order of the whole', async (name, sort) => {
    const pages = await pagesOf(name, { sort, limit: '4' });
    const whole = await pageOf(name, { sort, limit: '1000' });
    expect(pages.length).toBe(Math.max(1, Math.ceil(whole.total / 4)));
    expect(texts(rowsOf(pages))).toEqual(texts(whole.rows));
  });

  it('are sorted as they say: NULL last, ties by the id', async () => {
    const { rows } = await pageOf('pipeline_opportunities', { sort: '-expected_close_on' });
    const days = rows.map((row) => row.expected_close_on);
    const known = days.filter((one) => one !== null);
    expect(days).toEqual([...known.toSorted().toReversed(), ...days.filter((one) => one === null)]);
    const tied = rows
      .filter((row) => row.expected_close_on === null)
      .map((row) => [row.created_at, row.opportunity_id]);
    expect(tied.length).toBeGreaterThan(3);
    const { rows: values } = await pageOf('pipeline_board', { sort: '-estimated_value', limit: '9' });
    expect(values.map((row) => row.estimated_value)).toEqual(Array(9).fill('9007199254740.99'));
    const ids = values.map((row) => String(row.opportunity_id));
    expect(ids).toEqual(ids.toSorted());
  });

  it('follow the Link header to the end, in CSV as in JSON', async () => {
    const whole = await (await ask(fixture.gateway, 'campaign_orders', { ...OCTOBER, format: 'csv' })).text();
    let text = '';
    let url = new URL(
      `${fixture.gateway.url}/v1/metrics/campaign_orders?${new URLSearchParams({ ...OCTOBER, format: 'csv', limit: '4' })}`,
    );
    for (let n = 0; n < 5; n += 1) {
      const response = await fetch(url, { headers: headersOf('boss') });
      expect([response.status, response.headers.get('x-total-count')]).toEqual([200, '9']);
      const [head, ...lines] = (await response.text()).split('\n');
      expect(head).toBe(whole.split('\n')[0]);
      text += lines.join('\n');
      const next = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
      if (next === undefined) break;
      url = new URL(next, url);
    }
    expect(text).toBe(whole.split('\n').slice(1).join('\n'));
  });

  it('hold each row once while rows come and go between them', async () => {
    const query = { sort: '-created_at', limit: '6' };
    const first = await pageOf('pipeline_opportunities', query);
    // Before the place where the cursor is, and behind it.
    const { facts, opportunity } = fixture;
    await facts.opportunities([
      { ...opportunity(1), opportunity_id: 'new-before', created_at: '2026-10-30T00:00:00Z' },
      { ...opportunity(1), opportunity_id: 'new-behind', created_at: '2026-10-02T00:00:00Z' },
      { ...opportunity(1), opportunity_id: String(first.rows[0]?.opportunity_id), state: 'deleted', version: 9 },
    ]);
    const seen = [...first.rows];
    for (let { next } = first; next !== null; ) {
      const page = await pageOf('pipeline_opportunities', { ...query, cursor: next });
      seen.push(...page.rows);
      next = page.next;
    }
    const ids = seen.map((row) => row.opportunity_id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('new-behind');
    expect(ids).not.toContain('new-before');
    expect(ids.filter((id) => !['new-behind', 'only-named'].includes(String(id))).length).toBe(24);
  });

  it('have a cursor that is of one question, one viewer, and not to be written by anybody else', async () => {
    const { next } = await pageOf('campaign_opportunities', { limit: '2', sort: '-revenue' });
    const cursor = next ?? '';
    const refused = async (query: Query, report = 'campaign_opportunities', viewer = 'boss') => {
      const response = await ask(fixture.gateway, report, { ...OCTOBER, sort: '-revenue', cursor, ...query }, viewer);
      const problem = Problem.parse(await response.json());
      expect([response.status, problem.code, problem.field]).toEqual([400, 'invalid_cursor', 'cursor']);
      return problem.detail;
    };
    expect(await refused({ from: '2026-10-02' })).toContain('another from');
    expect(await refused({ campaign: 'spring-2026' })).toContain('another campaign');
    expect(await refused({ sort: 'revenue' })).toContain('another sort');
    expect(await refused({}, 'campaign_staff')).toContain('another report');
    expect(await refused({}, 'campaign_opportunities', 'ann')).toContain('another viewer');
    const [body = '', mac = ''] = cursor.split('.');
    for (const forged of ['x', `${body}.`, `${body}.${mac}x`, `${body}x.${mac}`, `.${mac}`, `${cursor}.${mac}`])
      expect(await refused({ cursor: forged })).toContain('start again');
    // As many rows as one likes, and as many as before if one does not say.
    expect((await pageOf('campaign_opportunities', { sort: '-revenue', cursor })).rows.length).toBe(2);
    expect((await pageOf('campaign_opportunities', { sort: '-revenue', cursor, limit: '3' })).rows.length).toBe(3);
  });

  it('show a viewer his rows alone, and count no others', async () => {
    const pages = [await pageOf('pipeline_opportunities', { limit: '4' }, 'ann')];
    for (let last = pages.at(-1); last?.next; last = pages.at(-1))
      pages.push(await pageOf('pipeline_opportunities', { limit: '4', cursor: last.next }, 'ann'));
    const rows = rowsOf(pages);
    expect(rows.length).toBeGreaterThan(4);
    expect(new Set(rows.map((row) => row.salesperson_id))).toEqual(new Set(['ann']));
    expect(pages.map(({ total }) => total)).toEqual(pages.map(() => rows.length));
    expect(await pageOf('pipeline_opportunities', { limit: '4' }, 'none')).toMatchObject({
      rows: [],
      total: 0,
      next: null,
    });
  });
});
