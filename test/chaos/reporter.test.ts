import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningClickHouse, startClickHouse } from '../../dev/engines/clickhouse/start-clickhouse.ts';
import { freePort } from '../../dev/engines/lib/ports.ts';
import { createInstallation, type Installation, type Service, startService, waitFor } from '../helpers/stack.ts';
import { basics, leadsOf, runsWithContacts } from '../integration/reporter/leads.ts';

const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);
const day = (at: Date) => at.toISOString().slice(0, 10);

/** A server of these tests' own: it is killed. */
const dataDir = mkdtempSync(join(tmpdir(), 'leadstream-chaos-reporter-'));
let port: number;
let clickhouse: RunningClickHouse;
const startServer = () => startClickHouse({ dataDir, port, logFile: join(dataDir, 'clickhouse.log') });

beforeAll(async () => {
  port = await freePort();
  clickhouse = await startServer();
});
afterAll(async () => {
  await clickhouse?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A report that was configured three days ago: generations of at least two days are missing, whatever the time of day. */
async function within(
  contacts: number,
  scenario: (installation: Installation, start: () => Promise<Service>) => Promise<void>,
) {
  // Nobody listens where it would ask whether all is readable.
  const nobody = `http://127.0.0.1:${await freePort()}`;
  const env = { ...clickhouse.env, INGEST_URL: nobody, ENRICHER_URL: nobody };
  const installation = await createInstallation({ env });
  const started: Service[] = [];
  try {
    const leads = leadsOf(installation);
    await leads.report(daysAgo(3).toISOString());
    await leads.many(contacts, day(daysAgo(4)));
    await scenario(installation, async () => {
      const service = await startService('reporter', installation.env);
      started.push(service);
      return service;
    });
  } finally {
    await Promise.all(started.map((service) => service.kill9()));
    await installation.cleanup();
  }
}

async function generations(installation: Installation) {
  const [row] = await installation.query(
    'select toUInt32(generations) as n, toString(last_day) as last from lead_reports',
  );
  return { count: Number(row?.n), last: row?.last };
}

/** Every day since it was configured, up to the last one that is due. */
function dueDays() {
  const now = Date.now();
  const due = now % DAY_MS >= 15 * 60_000 ? new Date(now) : new Date(now - DAY_MS);
  const first = Date.parse(day(daysAgo(2)));
  return { count: (Date.parse(day(due)) - first) / DAY_MS + 1, last: day(due) };
}

const complete = (installation: Installation) =>
  waitFor(async () => (await generations(installation)).last === dueDays().last, {
    timeoutMs: 200_000,
    what: 'the generation of the last day that is due',
  });

const everything = (contacts: number) => [{ acquired: contacts, transferred: contacts, taken_up: 0 }];

const firstContacts = (installation: Installation) =>
  waitFor(async () => (await runsWithContacts(installation)) > 0, {
    timeoutMs: 60_000,
    intervalMs: 10,
    what: 'first contacts of a generation',
  });

it('is killed in the middle of a generation: nothing of it is seen, and the next one makes it whole', () =>
  within(120_000, async (installation, start) => {
    const first = await start();
    await firstContacts(installation);
    await first.kill9();
    expect(await generations(installation)).toEqual({ count: 0, last: null });
    expect(await basics(installation)).toEqual([]);
    await start();
    await complete(installation);
    expect(await generations(installation)).toEqual(dueDays());
    expect(await basics(installation)).toEqual(everything(120_000));
  }));

it('runs twice: each day is generated once, and both go on', () =>
  within(40_000, async (installation, start) => {
    const both = await Promise.all([start(), start()]);
    await complete(installation);
    expect(await generations(installation)).toEqual(dueDays());
    expect(await basics(installation)).toEqual(everything(40_000));
    const recorded = await installation.query(
      'select toUInt32(count()) as records, toUInt32(uniqExact(day)) as days from fact_lead_generations',
    );
    expect(recorded).toEqual([{ records: dueDays().count, days: dueDays().count }]);
    for (const { url } of both) expect((await fetch(`${url}/readyz`)).status).toBe(200);
  }));

it('loses ClickHouse in the middle of a generation, says that it is not ready, and goes on when it is back', () =>
  within(120_000, async (installation, start) => {
    const reporter = await start();
    await firstContacts(installation);
    await clickhouse.child.kill9();
    await waitFor(async () => (await fetch(`${reporter.url}/readyz`)).status === 503, {
      timeoutMs: 60_000,
      what: 'the reporter not ready',
    });
    clickhouse = await startServer();
    await complete(installation);
    expect(await generations(installation)).toEqual(dueDays());
    expect(await basics(installation)).toEqual(everything(120_000));
    // Seen in ClickHouse, a generation is told of by the reporter a moment later: its round has yet to end.
    const soon = { timeout: 20_000 };
    await expect.poll(async () => (await fetch(`${reporter.url}/readyz`)).status, soon).toBe(200);
    const metrics = async () => (await fetch(`${reporter.url}/metrics`)).text();
    await expect.poll(metrics, soon).toMatch(/leadstream_report_missing_generations\{service="reporter"\} 0/);
    expect(await metrics()).toMatch(/leadstream_report_failures_total\{service="reporter"\} [1-9]/);
  }));
