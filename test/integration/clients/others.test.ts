import { createClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Door, type Setting, startSetting } from './setting.ts';
import { TOOL_STATEMENTS } from './tool-statements.ts';

let setting: Setting;
beforeAll(async () => {
  setting = await startSetting();
});
afterAll(() => setting.stop());

const basic = ({ user, password }: Door) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

describe.each(['secret', 'token', 'engine'] as const)('@clickhouse/client, by %s', (door) => {
  const connect = () => {
    const { port, user, password } = setting.doors[door];
    return createClient({
      url: `http://127.0.0.1:${port}`,
      username: user,
      password,
      database: setting.database,
      compression: { request: true, response: true },
    });
  };

  it('reads rows, a report with parameters, and what is wrong', async () => {
    const client = connect();
    const rows = async (query: string, query_params: Record<string, unknown> = {}) =>
      await (await client.query({ query, query_params, format: 'JSONEachRow' })).json();
    expect(await client.ping({ select: true })).toEqual({ success: true });
    expect(await rows('select opportunity_id from opportunities order by 1')).toEqual([
      { opportunity_id: 'o1' },
      { opportunity_id: 'o2' },
    ]);
    const report =
      'select toUInt32(sum(opportunities)) as n from campaign_outcomes(campaign = {campaign:String}, from = {from:Date}, to = {to:Date})';
    expect(await rows(report, { campaign: '', from: '2026-10-01', to: '2026-11-01' })).toEqual([{ n: 2 }]);
    await expect(rows('select nope from opportunities')).rejects.toMatchObject({ type: 'UNKNOWN_IDENTIFIER' });
    await client.close();
  });

  it('streams many rows', async () => {
    const client = connect();
    const result = await client.query({ query: 'select number from numbers(100000)', format: 'JSONEachRow' });
    let count = 0;
    for await (const rows of result.stream()) count += rows.length;
    expect(count).toBe(100_000);
    await client.close();
  });
});

describe('tools are answered what they ask of themselves:', () => {
  it.each(TOOL_STATEMENTS)('%s: %s', async (_tool, sql) => {
    const response = await fetch(`${setting.gateway.url}/?database=${setting.database}&session_id=a-tools-own`, {
      method: 'POST',
      headers: { authorization: basic(setting.doors.token) },
      body: sql.replaceAll('{database}', setting.database),
    });
    expect([response.status, response.headers.get('x-clickhouse-exception-code')]).toEqual([200, null]);
    await response.text();
  });
});

describe('a spreadsheet', () => {
  const download = (door: Door, query: string) =>
    fetch(`${setting.gateway.url}/v1/metrics/campaign_outcomes?${query}`, { headers: { authorization: basic(door) } });

  it.each(['secret', 'token'] as const)(
    'reads a report by user and %s alone, without a header of ours',
    async (door) => {
      const response = await download(setting.doors[door], 'from=2026-10-01&to=2026-11-01&format=csv');
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(response.headers.get('content-disposition')).toContain('campaign_outcomes_2026-10-01_2026-11-01.csv');
      const [head, ...lines] = (await response.text()).trim().split('\n');
      expect(head).toContain('"opportunities"');
      expect(lines.length).toBeGreaterThan(0);
    },
  );

  it('is asked for user and password when it names none: spreadsheets offer them only then', async () => {
    const response = await fetch(`${setting.gateway.url}/v1/metrics/campaign_outcomes?format=csv`);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/Basic/);
  });
});
