import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInstallation, type Installation, type Service, startService, waitFor } from '../../helpers/stack.ts';
import { factsOf } from '../clickhouse/facts.ts';

let installation: Installation;
let gateway: Service;
beforeAll(async () => {
  installation = await createInstallation({ env: { ACCESS_LOG_DAYS: '7' } });
  const facts = factsOf(installation);
  await facts.directory('salesperson', 'boss', { salesperson_id: 'boss', name: 'Boss', role: 'owner' });
  await facts.directory('viewer', 'boss', { login: 'boss', salesperson_id: 'boss', campaign_kpi: 'none' });
  await facts.directory('viewer', 'kpi', { login: 'kpi', campaign_kpi: 'view_all' });
  gateway = await startService('gateway', installation.env);
});
afterAll(async () => {
  await gateway.stop();
  await installation.cleanup();
});

const headersOf = (viewer: string, secret = 'local-dev-secret') => ({
  authorization: `Bearer ${secret}`,
  'x-grafana-user': viewer,
});
async function ask(sql: string, viewer: string, secret?: string) {
  const url = `${gateway.url}/?default_format=JSONEachRow`;
  const response = await fetch(url, { method: 'POST', headers: headersOf(viewer, secret), body: sql });
  return { status: response.status, text: await response.text() };
}
const rows = () => installation.query('select * from fact_access order by at');

describe('requests of viewers', () => {
  it('are kept, with what became of them, and without what was asked for', async () => {
    await ask("select number from numbers(3) where 'secret text' != ''", 'boss');
    await ask('select * from system.processes', 'boss');
    await ask('select 1', 'boss', 'wrong');
    await fetch(`${gateway.url}/v1/metrics/pipeline_totals?bucket=year`, { headers: headersOf('boss') });
    await fetch(`${gateway.url}/v1/metrics/pipeline_totals?nonsense=1`, { headers: headersOf('boss') });
    const written = await waitFor(
      async () => {
        const found = await rows();
        return found.length >= 5 ? found : undefined;
      },
      { timeoutMs: 10_000, what: 'entries' },
    );
    const of = (index: number) => written[index] ?? {};
    expect(of(0)).toMatchObject({ login: 'boss', via: 'secret', route: 'sql', rows: '3', status: 200, refused: false });
    expect(of(0).statement).toMatch(/^[0-9a-f]{16}$/);
    expect(Number(of(0).bytes)).toBeGreaterThan(0);
    expect(of(1)).toMatchObject({ login: 'boss', status: 403, refused: true, reason: 'query_not_allowed' });
    expect(of(2)).toMatchObject({ login: '', via: '', status: 401, refused: true, reason: 'unauthorized' });
    expect(of(3)).toMatchObject({ login: 'boss', route: 'report', report: 'pipeline_totals', statement: '' });
    expect(of(4)).toMatchObject({ report: 'pipeline_totals', status: 400, refused: true, reason: 'invalid_parameter' });
    expect(JSON.stringify(written)).not.toMatch(/secret text|nonsense|local-dev-secret|wrong/);
    const [ttl] = await installation.query("select dateDiff('day', at, expires_at) as days from fact_access limit 1");
    expect(Number(ttl?.days)).toBe(7);
  });

  it('are seen by admins and owners only', async () => {
    const count = 'select count() > 0 as seen from access_log';
    expect(await ask(count, 'boss')).toMatchObject({ status: 200, text: '{"seen":1}\n' });
    for (const viewer of ['kpi', 'nobody']) expect((await ask(count, viewer)).text).toBe('{"seen":0}\n');
  });

  it('are counted by the reason of their refusal', async () => {
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(metrics).toMatch(/leadstream_gateway_refusals_total\{reason="query_not_allowed",service="gateway"\} [1-9]/);
    expect(metrics).toMatch(/leadstream_gateway_refusals_total\{reason="unauthorized",service="gateway"\} [1-9]/);
    expect(metrics).toMatch(/leadstream_gateway_access_log_dropped_total\{service="gateway"\} 0/);
  });

  it('are answered all the same when the log can not be written', async () => {
    const other = await startService('gateway', {
      ...installation.env,
      GATEWAY_LOG_USER: 'nobody',
      GATEWAY_LOG_PASSWORD: 'x',
    });
    try {
      const response = await fetch(`${other.url}/`, { method: 'POST', headers: headersOf('boss'), body: 'select 1' });
      expect(response.status).toBe(200);
      await waitFor(() => other.logs().includes('the access log can not be written'), {
        timeoutMs: 10_000,
        what: 'log',
      });
    } finally {
      await other.stop();
    }
    expect(other.logs()).toContain('requests are missing in the access log');
  });
});
