import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createIngestClient } from '../../../services/shared/ingest-client.ts';
import { waitForWatermark } from '../../../services/shared/watermark.ts';
import { history, shuffleAndDuplicate, viewParams } from '../../helpers/histories/index.ts';
import { alike } from '../../helpers/pipeline/same-rows.ts';
import { createInstallation, type Installation, type Service, startService } from '../../helpers/stack.ts';
import {
  ANALYST_TABLES,
  answer,
  type CloudEvent,
  METRIC_VIEWS,
  type MetricView,
  observe,
  type Table,
  table,
  UNMODELLED,
  type ViewParams,
} from '../../reference-model/index.ts';

/** Whole path, real services: what the reference model makes of a history is what every view answers over HTTP. */
const SEEDS = [11, 12];
/** Some 80 reports, all views at once: 12 s alone, and over 50 s where other test files share the engine. */
vi.setConfig({ testTimeout: 240_000 });
const TIME_ZONES = ['Asia/Kathmandu', 'Europe/Warsaw', 'America/New_York'];

let installation: Installation | undefined;
let services: Service[] = [];
afterEach(async () => {
  await Promise.all(services.map((service) => service.stop()));
  services = [];
  await installation?.cleanup();
  installation = undefined;
});

const Rows = z.object({ rows: z.array(z.record(z.string(), z.unknown())) });

/** One form for both sides: instants as milliseconds, numbers to nine digits, the rest as it is. */
function plain(value: unknown): unknown {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value)) return Date.parse(value);
  if (typeof value === 'number') return Number(value.toPrecision(9));
  return value;
}

async function ask(gateway: Service, view: MetricView, params: Required<ViewParams>, known: readonly string[]) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (known.includes(name)) for (const one of [value].flat()) query.append(name, String(one));
  }
  const headers = { authorization: 'Bearer local-dev-secret', 'x-leadstream-viewer': 'boss' };
  const response = await fetch(`${gateway.url}/v1/metrics/${view}?${query}`, { headers });
  const body: unknown = await response.json();
  // Of a campaign that no event of this history speaks of there is no report.
  if (response.status === 404) return { unknown: z.object({ code: z.string() }).parse(body).code };
  expect(response.status, JSON.stringify(body)).toBe(200);
  return Rows.parse(body).rows;
}

/** All that the histories hold, so that most answers have rows. */
const EVERYTHING: Required<ViewParams> = {
  campaign: '',
  from: '2024-09-01',
  to: '2024-12-01',
  sources: [],
  categories: [],
  bucket: 'auto',
  salesperson: '',
};

const PARAMETERS = (view: MetricView): string[] => {
  if (view.startsWith('pipeline') || view === 'contact_interactions') return [];
  const bucket = ['overview_conversion', 'campaign_revenue', 'campaign_created'].includes(view) ? ['bucket'] : [];
  return view.startsWith('campaign')
    ? ['campaign', 'from', 'to', ...bucket]
    : ['from', 'to', 'sources', 'categories', ...bucket];
};

/** What only this test adds, and issues beyond those of the specification. */
const LEFT_OUT: Partial<Record<Table, string>> = {
  directory_events: " where type != 'crm.viewer.set'",
  data_quality:
    " where match(issue, 'without_(created|placed)|^missing|^conflicting|_stage') and issue != 'contact_without_created'",
};

async function readTable(installation: Installation, name: Table) {
  const others = LEFT_OUT[name] ?? '';
  const result = await installation.clickhouse.query({
    query: `select * from ${name}${others}`,
    format: 'JSONEachRow',
    clickhouse_settings: { date_time_output_format: 'iso', output_format_json_quote_64bit_integers: 0 },
  });
  return result.json<Record<string, unknown>>();
}

it.each(SEEDS)('every view answers what the reference model says about history %i', async (seed) => {
  const timezone = TIME_ZONES[seed % TIME_ZONES.length] ?? 'UTC';
  installation = await createInstallation({ env: { REPORT_TIMEZONE: timezone } });
  const [ingest, enricher, gateway] = await Promise.all(
    ['ingest', 'enricher', 'gateway'].map((name) => startService(name, installation?.env ?? {})),
  );
  if (!ingest || !enricher || !gateway) throw new Error('services did not start');
  services = [ingest, enricher, gateway];

  const first = { specversion: '1.0', source: '/crm/a', time: '2024-01-01T00:00:00Z' } as const;
  // Who sees everything: every campaign by `view_all`, the whole pipeline by the role of his salesperson.
  const boss: CloudEvent = {
    ...first,
    id: 'boss',
    type: 'crm.salesperson.set',
    data: { salesperson_id: 'viewer', name: 'Viewer', role: 'owner' },
  };
  const viewer = {
    ...first,
    id: 'viewer',
    type: 'crm.viewer.set',
    data: { login: 'boss', salesperson_id: 'viewer', campaign_kpi: 'view_all' },
  };
  const sampled = fc.sample(
    history({ maxEvents: 400 }).filter((all) => all.length > 250),
    { numRuns: 1, seed },
  )[0];
  const events = [boss, ...(sampled ?? [])];
  const client = createIngestClient({ url: ingest.url, key: 'local-dev-key', lenient: true });
  const pushed = await client.push(
    [viewer, ...shuffleAndDuplicate(events, seed)].map((event) => JSON.stringify(event)),
  );
  expect(pushed.rejected).toEqual([]);
  expect(await waitForWatermark({ ingestUrl: ingest.url, enricherUrl: enricher.url, timeoutMs: 60_000 })).toMatchObject(
    { ok: true },
  );

  const today = new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' }).format(Date.now());
  const model = observe(
    events.map((event) => ({ event })),
    { timezone, baseCurrency: 'USD', closingSoonDays: 3, today },
  );
  const compared = new Map<string, number>();
  // That every parameter means what the reference model says is shown by test/property/reference-model.ts, of 48 choices; here it is the way through the services.
  const choices = [EVERYTHING, ...fc.sample(viewParams, { numRuns: 2, seed })];
  for (const [index, params] of choices.entries()) {
    const asked = METRIC_VIEWS.filter((view) => index === 0 || PARAMETERS(view).length > 0);
    const answers = asked.map(async (view) => [view, await ask(gateway, view, params, PARAMETERS(view))] as const);
    for (const [view, rows] of await Promise.all(answers)) {
      const said = answer(model, view, params);
      if ('unknown' in rows) {
        expect(rows.unknown).toBe('unknown_campaign');
        expect(table(model, 'campaigns').map((row) => row.campaign_id)).not.toContain(params.campaign);
        expect(table(model, 'opportunities').map((row) => row.campaign_id)).not.toContain(params.campaign);
        continue;
      }
      compared.set(view, (compared.get(view) ?? 0) + said.length);
      const { expected, actual } = alike(said, rows, [], plain);
      expect(actual, `${view} ${JSON.stringify(params)}`).toEqual(expected);
    }
  }
  for (const name of ANALYST_TABLES) {
    const said = table(model, name);
    const { expected, actual } = alike(said, await readTable(installation, name), UNMODELLED[name], plain);
    expect(actual, name).toEqual(expected);
    compared.set(`table ${name}`, said.length);
  }
  // A history that leaves most answers empty would prove little.
  expect([...compared.values()].filter((rows) => rows > 0).length).toBeGreaterThan(0.8 * compared.size);
});
