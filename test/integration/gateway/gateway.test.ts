import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readMetricViews } from '../../../clickhouse/catalogue/views.ts';
import { gatewayConfig } from '../../../services/gateway/config.ts';
import { startGateway } from '../../../services/gateway/gateway.ts';
import { loadConfig } from '../../../services/shared/env.ts';
import { createLogger } from '../../../services/shared/log.ts';
import { createInstallation, type Installation, type Service, startService } from '../../helpers/stack.ts';
import { factsOf } from '../clickhouse/facts.ts';

const names = [...(await readMetricViews()).keys()];

let installation: Installation;
let gateway: Service;
beforeAll(async () => {
  installation = await createInstallation({ ownEngine: true, env: { REPORT_TIMEZONE: 'Europe/Warsaw' } });
  const facts = factsOf(installation);
  await facts.directory('salesperson', 'boss', { salesperson_id: 'boss', name: 'Żaneta', role: 'owner' });
  await facts.directory('viewer', 'Żaneta 100%', {
    login: 'Żaneta 100%',
    salesperson_id: 'boss',
    campaign_kpi: 'view_all',
  });
  await facts.directory('viewer', 'limited', { login: 'limited', campaign_kpi: 'access' });
  await facts.directory('campaign', 'c', { campaign_id: 'c', name: 'C', stages: [{ stage_id: 's', name: 'S' }] });
  const strange = 'it\'s \\ a "tab\t", a\nline, {x:String}';
  await facts.directory('source', strange, { source_id: strange, name: 'Odd', tags: [] });
  await facts.opportunities([
    {
      opportunity_id: 'o1',
      campaign_id: 'c',
      stage_id: 's',
      stage_order: 1,
      description: 'a, "b"\nż',
      source_id: strange,
      custom: { plan: 'B' },
      created_at: '2026-10-25T00:30:00.120Z',
      estimated_value: '10',
    },
    { opportunity_id: 'o2', campaign_id: 'c', stage_id: 's', stage_order: 1, created_at: '2026-10-25T01:30:00Z' },
  ]);
  await facts.orders([
    {
      order_id: 'r1',
      opportunity_id: 'o1',
      source_id: strange,
      ordered_at: '2026-10-26T00:00:00Z',
      amount: '9007199254740.99',
    },
  ]);
  gateway = await startService('gateway', installation.env);
});
afterAll(async () => {
  await gateway.stop();
  await installation.cleanup();
});

const Answer = z.object({
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
  rows: z.array(z.record(z.string(), z.unknown())),
});
const answerOf = async (response: Promise<Response>) => Answer.parse(await (await response).json());

const OCTOBER = { from: '2026-10-01', to: '2026-11-01' };
const BOSS = encodeURIComponent('Żaneta 100%');
const SECRET = { authorization: 'Bearer local-dev-secret' };

function get(
  view: string,
  query: Record<string, string | string[]> = {},
  viewer: string | undefined = BOSS,
  headers: Record<string, string> = SECRET,
) {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
  const named: Record<string, string> = viewer === '' ? {} : { 'x-grafana-user': viewer };
  return fetch(`${gateway.url}/v1/metrics/${view}?${new URLSearchParams(pairs)}`, {
    headers: { ...named, ...headers },
  });
}

describe('an answer in JSON', () => {
  it('has columns with types, money as strings, counts as numbers, times with offset, maps as objects', async () => {
    const response = await get('pipeline_opportunities');
    expect(response.status).toBe(200);
    const { columns, rows } = Answer.parse(await response.json());
    expect(columns).toContainEqual({ name: 'estimated_value', type: 'Decimal(18, 2)' });
    expect(columns).toContainEqual({ name: 'created_at', type: "DateTime64(3, 'Europe/Warsaw')" });
    const byId = Object.fromEntries(rows.map((row) => [row.opportunity_id, row]));
    // Both at 02:30 on the clock: before and after summer time ended.
    expect(byId.o1).toMatchObject({
      estimated_value: '10.00',
      custom: { plan: 'B' },
      created_at: '2026-10-25T02:30:00.120+02:00',
      expected_close_on: null,
      close_rate: 50,
    });
    expect(byId.o2).toMatchObject({ created_at: '2026-10-25T02:30:00.000+01:00' });
  });

  it('keeps every cent of a large amount', async () => {
    const { rows } = await answerOf(get('overview_totals', OCTOBER));
    expect(rows).toEqual([expect.objectContaining({ revenue: '9007199254740.99', cost: '0.00', roi: null })]);
  });

  it('passes any text as a value, whatever it would mean in SQL', async () => {
    const strange = 'it\'s \\ a "tab\t", a\nline, {x:String}';
    const care = await answerOf(
      get('source_care', { ...OCTOBER, sources: [strange, "'); drop table fact_orders; --"] }),
    );
    expect(care.rows).toEqual([expect.objectContaining({ source_id: strange, source_name: 'Odd', created: 1 })]);
    const filtered = await answerOf(get('pipeline_board', { keyword: strange }));
    expect(filtered.rows).toEqual([]);
    expect((await get('campaign_outcomes', { ...OCTOBER, campaign: strange })).status).toBe(404);
  });

  it('is of this month where no period is named', async () => {
    const { rows } = await answerOf(get('campaign_created', { bucket: 'month' }));
    const month = new Intl.DateTimeFormat('en-CA', {
      timeZone: 'Europe/Warsaw',
      year: 'numeric',
      month: '2-digit',
    }).format(Date.now());
    expect(rows.map((row) => row.bucket_start)).toEqual([`${month}-01`]);
  });

  it('serves campaign_stages under its public name', async () => {
    const { rows } = await answerOf(get('campaign_stages', { ...OCTOBER, campaign: 'c' }));
    expect(rows).toEqual([{ stage_order: 1, stage_id: 's', stage_name: 'S', opportunities: 2, share: 1 }]);
  });
});

it('answers as a CSV download', async () => {
  const response = await get('pipeline_opportunities', { format: 'csv' });
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="pipeline_opportunities.csv"');
  const text = await response.text();
  expect(text.split('\n')[0]).toMatch(/^"opportunity_id","description",/);
  expect(text).toContain('"a, ""b""\nż"');
  expect(text).toContain('"{""plan"":""B""}","2026-10-25T02:30:00.120+02:00"');
  expect(text).not.toContain('\\N');
});

it('answers as an Excel download with texts, money, days and times as such', async () => {
  const partsOf = async (response: Response) => {
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
    const part = (name: string) => new TextDecoder().decode(files[name]);
    return { texts: part('xl/sharedStrings.xml'), sheet: part('xl/worksheets/sheet1.xml') };
  };
  const response = await get('overview_totals', { ...OCTOBER, format: 'xlsx' });
  expect(response.headers.get('content-type')).toBe(
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  );
  expect(response.headers.get('content-disposition')).toBe(
    'attachment; filename="overview_totals_2026-10-01_2026-11-01.xlsx"',
  );
  // 15 digits are what a number of a sheet holds exactly.
  expect((await partsOf(response)).sheet).toContain('<v>9007199254740.99</v>');

  const { texts, sheet } = await partsOf(await get('pipeline_opportunities', { format: 'xlsx' }));
  expect(texts).toContain('<t>expected_close_on</t>');
  expect(texts).toContain('a, "b"\nż');
  expect(texts).toContain('{"plan":"B"}');
  // 2026-10-25T02:30 in Warsaw: day 46320 and two and a half hours.
  expect(sheet).toContain(`<v>${46_320 + 2.5 / 24}`.slice(0, 12));
});

describe('who may ask', () => {
  it('needs the secret, then a viewer, then a view that exists', async () => {
    expect((await get('overview_totals', {}, BOSS, {})).status).toBe(401);
    expect((await get('overview_totals', {}, BOSS, { authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await get('overview_totals', {}, '')).status).toBe(403);
    expect((await get('fact_orders')).status).toBe(404);
    expect((await get('overview_totals%28%29')).status).toBe(404);
  });

  it.each(names)('%s answers a viewer without the right, or not known, as an empty database would', async (name) => {
    const empty = await createdEmpty();
    for (const viewer of ['limited', 'nobody']) {
      const response = await get(name, {}, viewer);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual(await empty(name));
    }
  });

  it('follows a change of the right at once', async () => {
    const asked = async () => (await answerOf(get('campaign_opportunities', OCTOBER, 'newcomer'))).rows.length;
    expect(await asked()).toBe(0);
    await factsOf(installation).directory('viewer', 'newcomer', { login: 'newcomer', campaign_kpi: 'view_all' });
    expect(await asked()).toBe(2);
    await factsOf(installation).directory(
      'viewer',
      'newcomer',
      { login: 'newcomer', campaign_kpi: 'none' },
      { time: '2021-01-01T00:00:00Z' },
    );
    expect(await asked()).toBe(0);
  });
});

it('names the parameter that is wrong', async () => {
  const response = await get('overview_totals', { from: '2026-13-01' });
  expect(response.status).toBe(400);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const detail = 'from: must be a day, YYYY-MM-DD';
  expect(await response.json()).toEqual({
    type: 'urn:leadstream:problem:invalid_parameter',
    title: 'Invalid parameter',
    status: 400,
    detail,
    code: 'invalid_parameter',
    field: 'from',
    error: { code: 'invalid_parameter', field: 'from', message: detail },
  });
});

it('tells its health and counts what it answered', async () => {
  expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
  expect(await (await fetch(`${gateway.url}/readyz`)).json()).toEqual({ ready: true });
  expect(await (await fetch(`${gateway.url}/metrics`)).text()).toMatch(
    /leadstream_gateway_requests_total\{view="overview_totals",status="400"/,
  );
});

it('says that it is not ready, and answers 503, while ClickHouse is away', async () => {
  const lonely = { ...installation.env, CLICKHOUSE_URL: 'http://127.0.0.1:9' };
  const alone = await startGateway({
    config: gatewayConfig(loadConfig({ ...lonely, GATEWAY_PORT: '0' })),
    log: createLogger('test', 'fatal'),
  });
  try {
    expect((await fetch(`${alone.url}/readyz`)).status).toBe(503);
    const response = await fetch(`${alone.url}/v1/metrics/overview_totals`, {
      headers: { ...SECRET, 'x-grafana-user': BOSS },
    });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('1');
  } finally {
    await alone.stop();
  }
});

let emptyAnswers: Promise<(name: string) => Promise<unknown>> | undefined;
/** The answers of a gateway over a database in which nothing is but the viewer who may see all. */
function createdEmpty() {
  emptyAnswers ??= (async () => {
    const other = await createInstallation({ ownEngine: true, env: { REPORT_TIMEZONE: 'Europe/Warsaw' } });
    await factsOf(other).directory('viewer', 'boss', { login: 'boss', campaign_kpi: 'view_all' });
    const service = await startService('gateway', other.env);
    const answers = new Map<string, unknown>();
    for (const name of names) {
      const response = await fetch(`${service.url}/v1/metrics/${name}`, {
        headers: { ...SECRET, 'x-grafana-user': 'boss' },
      });
      answers.set(name, await response.json());
    }
    await service.stop();
    await other.cleanup();
    return async (name: string) => answers.get(name);
  })();
  return emptyAnswers;
}
