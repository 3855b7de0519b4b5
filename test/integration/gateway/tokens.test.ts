import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createInstallation, type Installation, type Service, startService, waitFor } from '../../helpers/stack.ts';
import { factsOf } from '../clickhouse/facts.ts';
import { leadstream } from '../import/command.ts';

const Created = z.object({ id: z.string(), token: z.string(), login: z.string(), expires_at: z.iso.datetime() });
const Listed = z.object({ tokens: z.array(z.record(z.string(), z.unknown())) });

let installation: Installation;
let gateway: Service;
beforeAll(async () => {
  installation = await createInstallation({ env: { GATEWAY_SECRET: 'old-secret, new-secret' } });
  const facts = factsOf(installation);
  await facts.directory('salesperson', 'anna', { salesperson_id: 'anna', name: 'Anna', role: 'agent' });
  await facts.directory('viewer', 'boss', { login: 'boss', campaign_kpi: 'view_all' });
  await facts.directory('viewer', 'anna', { login: 'anna', salesperson_id: 'anna', campaign_kpi: 'none' });
  await facts.opportunities([
    { opportunity_id: 'o1', salesperson_id: 'anna', created_at: '2026-10-25T00:30:00Z' },
    { opportunity_id: 'o2', salesperson_id: 'other', created_at: '2026-10-26T00:30:00Z' },
  ]);
  gateway = await startService('gateway', installation.env);
});
afterAll(async () => {
  await gateway?.stop();
  await installation?.cleanup();
});

async function command(...args: string[]) {
  const { code, stdout, stderr } = await leadstream(['token', ...args], installation.env).ended;
  return { code, stdout, stderr };
}
const create = async (...args: string[]) =>
  Created.parse(JSON.parse((await command('create', ...args, '--json')).stdout));

const basic = (user: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

async function ask(headers: Record<string, string>, query = '', sql = 'select count() from opportunities') {
  const response = await fetch(`${gateway.url}/?${query}`, { method: 'POST', headers, body: sql });
  return { status: response.status, text: (await response.text()).trim() };
}

describe('a personal token', () => {
  it('lets its owner in everywhere, and is kept as a hash only', async () => {
    const { token, id, expires_at } = await create('anna', '--days', '7', '--name', 'notebook');
    expect(Date.parse(expires_at) - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
    for (const headers of [{ authorization: `Bearer ${token}` }, basic('anna', token), basic('default', token)])
      expect(await ask(headers)).toEqual({ status: 200, text: '1' });
    const metric = await fetch(`${gateway.url}/v1/metrics/pipeline_opportunities?user=anna&password=${token}`);
    expect(await metric.json()).toMatchObject({ rows: [{ opportunity_id: 'o1' }] });
    expect(await ask(basic('boss', token))).toMatchObject({ status: 403 });
    expect(await ask({ ...basic('', token), 'x-grafana-user': 'boss' })).toMatchObject({ status: 403 });
    const rows = await installation.query('select * from access_tokens');
    expect(JSON.stringify(rows)).toContain(id);
    expect(JSON.stringify(rows)).not.toContain(token.slice(-43));
  });

  it('is listed without its secret, and refused within five seconds once it is revoked', async () => {
    const { token, id } = await create('boss');
    expect(await ask(basic('', token))).toEqual({ status: 200, text: '2' });
    const { tokens } = Listed.parse(JSON.parse((await command('list', 'boss', '--json')).stdout));
    expect(tokens).toEqual([expect.objectContaining({ id, login: 'boss', state: 'valid', revoked_at: null })]);
    expect((await command('list')).stdout).toContain(`${id}  boss  valid  until`);
    const lastUse = async () =>
      Listed.parse(JSON.parse((await command('list', 'boss', '--json')).stdout)).tokens[0]?.last_used_at;
    await waitFor(async () => (await lastUse()) !== null, { timeoutMs: 20_000, what: 'last use in the access log' });
    expect(Date.now() - Date.parse(String(await lastUse()))).toBeLessThan(60_000);

    expect(await command('revoke', id)).toMatchObject({ code: 0 });
    const revokedAt = Date.now();
    await waitFor(async () => (await ask(basic('', token))).status === 401, { timeoutMs: 5_000, what: '401' });
    expect(Date.now() - revokedAt).toBeLessThan(5_000);
    expect((await ask(basic('', token))).text).toContain('revoked');
    const again = await command('revoke', token, '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ id, login: 'boss', revoked_at: expect.any(String) });
    expect((await command('list', 'boss')).stdout).toContain(`${id}  boss  revoked`);
  });

  it('that has expired is refused and says so', async () => {
    const { token, id } = await create('boss', '--days', '1');
    await installation.clickhouse.command({
      query: `insert into access_tokens select * replace (now64(3) as expires_at, 3 as version) from access_tokens final where id = {id:String}`,
      query_params: { id },
    });
    const { status, text } = await ask(basic('', token));
    expect({ status, text }).toEqual({ status: 401, text: expect.stringContaining('expired') });
  });

  it('of an unknown login is made with a warning, and shows nothing', async () => {
    const made = await command('create', 'nobody', '--json');
    expect(made).toMatchObject({ code: 0, stderr: expect.stringContaining('no viewer nobody') });
    expect(await ask(basic('', Created.parse(JSON.parse(made.stdout)).token))).toEqual({ status: 200, text: '0' });
  });

  it.each([
    ['--days: must be a whole number', ['create', 'anna', '--days', '0']],
    ['--days: must be a whole number', ['create', 'anna', '--days', '1.5']],
    ['LOGIN: must have 1 to 128', ['create', '']],
    ['--name: must have at most 128', ['create', 'anna', '--name', 'x'.repeat(129)]],
    ['no token 0', ['revoke', '0']],
  ])('is not made or revoked: %s', async (sentence, args) => {
    expect(await command(...args)).toMatchObject({ code: 1, stderr: expect.stringContaining(sentence) });
  });

  it('says nothing to other viewers: the table is empty for everybody', async () => {
    for (const viewer of ['boss', 'anna'])
      expect(await ask(basic(viewer, 'new-secret'), '', 'select count() from access_tokens')).not.toMatchObject({
        text: expect.stringMatching(/^[1-9]/),
      });
  });
});

describe('the secret', () => {
  it('may be two while it is changed, with the viewer as ClickHouse user', async () => {
    for (const secret of ['old-secret', 'new-secret'])
      expect(await ask(basic('anna', secret))).toEqual({ status: 200, text: '1' });
    expect(await ask({}, 'user=boss&password=new-secret')).toEqual({ status: 200, text: '2' });
    expect(await ask(basic('boss', 'old-secret, new-secret'))).toMatchObject({ status: 401 });
  });
});
