import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createInstallation, type Installation, type Service, startService, waitFor } from '../../helpers/stack.ts';
import { factsOf } from '../clickhouse/facts.ts';

/** Minutes of a core. */
const HEAVY = 'select count() from numbers(18000000000) where sipHash64(number) = 1';
/** Some 300 MiB of groups: more than an even part of 512 MiB, and less than all of it. */
const BIG = 'select count() from (select number as n from numbers(5000000) group by n)';

/** A condition comes as fast as a busy machine lets it. */
const PATIENCE_MS = 60_000;

let installation: Installation;
let gateway: Service;
beforeAll(async () => {
  installation = await createInstallation({
    env: {
      GATEWAY_MAX_MEMORY: '512MiB',
      GATEWAY_MAX_SECONDS: '25',
      GATEWAY_MAX_ROWS: '1000',
      GATEWAY_MAX_CONCURRENT: '4',
    },
  });
  const facts = factsOf(installation);
  for (const login of ['anna', 'ben']) await facts.directory('viewer', login, { login, campaign_kpi: 'view_all' });
  const opportunity = { campaign_id: 'c', stage_id: 's', stage_order: 1, created_at: '2026-10-25T00:30:00Z' };
  await facts.opportunities(['o1', 'o2'].map((opportunity_id) => ({ opportunity_id, ...opportunity })));
  gateway = await startService('gateway', {
    ...installation.env,
    GATEWAY_MAX_READ_ROWS: '20000000000',
    GATEWAY_MAX_READ_BYTES: '200GiB',
  });
});
afterAll(async () => {
  await gateway.stop();
  await installation.cleanup();
});

async function ask(sql: string, viewer: string, signal?: AbortSignal, service = gateway) {
  const startedAt = performance.now();
  const response = await fetch(`${service.url}/?default_format=TabSeparated`, {
    method: 'POST',
    headers: { authorization: 'Bearer local-dev-secret', 'x-grafana-user': viewer },
    body: sql,
    ...(signal ? { signal } : {}),
  });
  return { status: response.status, text: await response.text(), ms: performance.now() - startedAt };
}

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${gateway.url}/metrics`)).text();
  const sum = text.split('\n').filter((line) => line.startsWith(name));
  return sum.reduce((total, line) => total + Number(line.split(' ').at(-1)), 0);
}

const leaving: AbortController[] = [];
/** Ends what a test has left behind, whatever became of it. */
afterEach(() => {
  for (const one of leaving.splice(0)) one.abort();
});
function leaver(): AbortController {
  const controller = new AbortController();
  leaving.push(controller);
  return controller;
}

const quiet = () =>
  waitFor(
    async () =>
      (await metric('leadstream_gateway_running')) === 0 && (await metric('leadstream_gateway_waiting')) === 0,
    { timeoutMs: PATIENCE_MS, what: 'nothing runs or waits' },
  );

describe('past a limit a viewer reads which one it was', () => {
  it.each([
    ['rows', 'select number from numbers(2000)', 'Code: 396', 'GATEWAY_MAX_ROWS'],
    ['rows read', 'select sum(number) from numbers(30000000000)', 'Code: 158', 'GATEWAY_MAX_READ_ROWS'],
    [
      'memory',
      'select count() from (select number as n, toString(n) as s from numbers(50000000) group by n, s)',
      'Code: 241',
      'GATEWAY_MAX_MEMORY',
    ],
  ])('%s', async (_limit, sql, code, variable) => {
    const { status, text } = await ask(sql, 'anna');
    expect(text).toContain(code);
    expect(text).toContain(variable);
    expect(status).toBeGreaterThanOrEqual(400);
  });

  it('time, and also as JSON', async () => {
    const narrow = await startService('gateway', {
      ...installation.env,
      GATEWAY_MAX_ROWS: '1',
      GATEWAY_MAX_SECONDS: '1',
      GATEWAY_MAX_READ_ROWS: '20000000000',
    });
    try {
      const slow = await ask(HEAVY, 'anna', undefined, narrow);
      expect(slow).toMatchObject({
        status: 504,
        text: expect.stringMatching(/^Code: 159.* 1 s \(GATEWAY_MAX_SECONDS\)/),
      });
      const response = await fetch(`${narrow.url}/v1/metrics/campaign_opportunities?from=2026-10-01&to=2026-11-01`, {
        headers: { authorization: 'Bearer local-dev-secret', 'x-leadstream-viewer': 'anna' },
      });
      expect(response.status).toBe(413);
      expect(await response.json()).toMatchObject({
        error: { code: 'too_large', message: expect.stringContaining('1 row (GATEWAY_MAX_ROWS)') },
      });
    } finally {
      await narrow.stop();
    }
  });

  it('but has all of his memory for one query, if it needs more than an even part', async () => {
    expect(await ask(BIG, 'anna')).toMatchObject({ status: 200, text: '5000000\n' });
  });
});

describe('shares are fair', () => {
  it('between a viewer with 200 heavy queries, strangers with as many, and one with a small one', async () => {
    await quiet();
    await ask('select 1', 'ben');
    const idle = await ask('select count() from opportunities', 'ben');
    const left = leaver();
    const heavy = Array.from({ length: 100 }, () => [
      ask(HEAVY, 'anna', left.signal),
      ask(HEAVY, `stranger-${Math.random()}`, left.signal),
    ]).flat();
    const settled = Promise.allSettled(heavy);
    await waitFor(async () => (await metric('leadstream_gateway_waiting')) > 100, {
      timeoutMs: PATIENCE_MS,
      what: 'lines',
    });
    const beside: number[] = [];
    for (let index = 0; index < 3; index += 1) {
      const small = await ask('select count() from opportunities', 'ben');
      expect(small.status).toBe(200);
      beside.push(small.ms);
    }
    // Five queries share two cores: ten times is the share of each, and its wake-ups. In one line behind 200 it would be minutes.
    expect(Math.min(...beside)).toBeLessThan(idle.ms * 10 + 1_000);
    left.abort();
    await settled;
    // Who has gone has left the line, and his queries have ended: both at once, not after 25 s each.
    await quiet();
  });

  it('and strangers, who get one place of their own, take none of a viewer', async () => {
    const left = leaver();
    const strangers = Promise.allSettled(
      Array.from({ length: 30 }, (_, index) => ask(HEAVY, `stranger-${index}`, left.signal)),
    );
    await waitFor(async () => (await metric('leadstream_gateway_waiting')) > 20, {
      timeoutMs: PATIENCE_MS,
      what: 'lines',
    });
    expect(await metric('leadstream_gateway_running')).toBe(1);
    const { status, ms } = await ask('select 1', 'ben');
    expect(status).toBe(200);
    // One heavy query alone ends after 25 s, and thirty are before him if lines are shared.
    expect(ms).toBeLessThan(20_000);
    left.abort();
    await strangers;
    await quiet();
  });

  it('and who waits past his bound is told so, while others are served', async () => {
    const left = leaver();
    const outcomes: number[] = [];
    const many = Promise.allSettled(
      Array.from({ length: 130 }, async () => {
        const { status } = await ask(HEAVY, 'anna', left.signal);
        outcomes.push(status);
      }),
    );
    await waitFor(() => outcomes.includes(429), { timeoutMs: PATIENCE_MS, what: '429' });
    expect(await ask('select 2', 'ben')).toMatchObject({ status: 200, text: '2\n' });
    left.abort();
    await many;
    await quiet();
  });
});
