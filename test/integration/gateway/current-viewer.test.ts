import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInstallation, type Installation, type Service, startService } from '../../helpers/stack.ts';
import { factsOf } from '../clickhouse/facts.ts';

/** With row policies, as the embedded server and a real one have them, and without a key, where filters alone hold rows back. */
describe.each([true, false])('as whom one looks, row policies: %s', (ownEngine) => {
  let installation: Installation;
  let gateway: Service;
  beforeAll(async () => {
    installation = await createInstallation({ ownEngine });
    const facts = factsOf(installation);
    const person = (id: string, role: string) =>
      facts.directory('salesperson', id, { salesperson_id: id, name: id, role, team_id: 't' });
    const login = (name: string, salesperson: string, right: string) =>
      facts.directory('viewer', name, { login: name, salesperson_id: salesperson, campaign_kpi: right });
    await Promise.all([person('boss', 'owner'), person('sup', 'supervisor'), person('agent', 'agent')]);
    await Promise.all([
      login('boss', 'boss', 'view_all'),
      login('sup', 'sup', 'none'),
      login('linh.tran', 'agent', 'access'),
      login('marketing', '', 'view_all'),
      login('guest', '', 'none'),
      login(`O'Brien "\\ Łódź`, 'agent', 'none'),
    ]);
    await facts.directory('campaign', 'c', { campaign_id: 'c', name: 'C', stages: [], managers: ['agent'] });
    gateway = await startService('gateway', installation.env);
  });
  afterAll(async () => {
    await gateway.stop();
    await installation.cleanup();
  });

  async function ask(login: string | undefined, sql = 'select * from current_viewer', search = '') {
    const response = await fetch(`${gateway.url}/?default_format=JSONCompactEachRow${search}`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from('default:local-dev-secret').toString('base64')}`,
        ...(login === undefined ? {} : { 'x-grafana-user': encodeURIComponent(login) }),
      },
      body: sql,
    });
    expect(response.status).toBe(200);
    return JSON.parse(await response.text());
  }

  it.each([
    ['boss', ['all', 'all', 'all', 'yes']],
    ['sup', ['some', 'none', 'team', 'no']],
    ['linh.tran', ['some', 'own', 'own', 'no']],
    ['marketing', ['some', 'all', 'none', 'yes']],
    ['guest', ['none', 'none', 'none', 'no']],
    [`O'Brien "\\ Łódź`, ['some', 'none', 'own', 'no']],
    ['stranger', ['unknown', 'none', 'none', 'no']],
    ['Linh.Tran', ['unknown', 'none', 'none', 'no']],
    ['linh.tran ', ['unknown', 'none', 'none', 'no']],
  ])('%s', async (login, expected) => {
    // Spaces around a login are no part of a header's value: encoded, they are.
    expect(await ask(login)).toEqual([login, ...expected]);
  });

  it('nobody, where no login came', async () => {
    expect(await ask(undefined)).toEqual(['', 'nobody', 'none', 'none', 'no']);
  });

  it('counts at once when a right is given', async () => {
    const facts = factsOf(installation);
    expect(await ask('late')).toEqual(['late', 'unknown', 'none', 'none', 'no']);
    await facts.directory('viewer', 'late', { login: 'late', salesperson_id: '', campaign_kpi: 'view_all' });
    expect(await ask('late')).toEqual(['late', 'some', 'all', 'none', 'yes']);
  });

  it('is not what a client says it is', async () => {
    const told = encodeURIComponent(JSON.stringify({ login: 'boss', access: 'all' }));
    expect(await ask('guest', undefined, `&log_comment=${told}`)).toEqual(['guest', 'none', 'none', 'none', 'no']);
    expect(await ask('guest', 'select access from (select * from current_viewer as who) as x')).toEqual(['none']);
  });

  it('is an operator who asks ClickHouse itself', async () => {
    expect(await installation.query('select * from current_viewer')).toEqual([
      { login: '(operator)', access: 'operator', campaigns: 'all', opportunities: 'all', overview: 'yes' },
    ]);
  });
});
