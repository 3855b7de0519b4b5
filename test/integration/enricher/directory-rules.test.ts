import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pushEvents, untilReadable } from '../../helpers/pushed-events.ts';
import { createInstallation, type Installation, type Service, startService, waitFor } from '../../helpers/stack.ts';

let installation: Installation;
let ingest: Service;
let enricher: Service;
let gateway: Service;
beforeAll(async () => {
  installation = await createInstallation({ partitions: 2 });
  [ingest, enricher, gateway] = await Promise.all([
    startService('ingest', installation.env),
    startService('enricher', installation.env),
    startService('gateway', installation.env),
  ]);
});
afterAll(async () => {
  await Promise.all([ingest?.stop(), enricher?.stop(), gateway?.stop()]);
  await installation?.cleanup();
});

const event = (type: string, timeMs: number, data: Record<string, unknown>) => ({
  specversion: '1.0',
  id: randomUUID(),
  source: '/crm/test',
  type: `crm.${type}`,
  time: new Date(timeMs).toISOString(),
  data,
});

async function push(events: unknown[]): Promise<void> {
  await pushEvents(ingest, events);
  await untilReadable(ingest, enricher);
}

async function seenBy(login: string): Promise<unknown> {
  const headers = { authorization: 'Bearer local-dev-secret', 'x-leadstream-viewer': login };
  const response = await fetch(gateway.url, { method: 'POST', headers, body: 'select count() from opportunities' });
  return (await response.text()).trim();
}

it('a person whom an event assigns and nobody set has no name and no e-mail anywhere in the directory', async () => {
  const person = { to_name: 'Eve Intruder', name: 'Eve Intruder', email: 'eve@example.com', role: 'admin' };
  await push([
    event('contact.created', Date.now() - 60_000, { contact_id: 'c1', name: 'Anna' }),
    event('opportunity.created', Date.now() - 50_000, { contact_id: 'c1', opportunity_id: 'o1' }),
    event('contact.assigned', Date.now() - 40_000, { contact_id: 'c1', to_id: 'eve', ...person }),
    event('opportunity.assigned', Date.now() - 30_000, {
      contact_id: 'c1',
      opportunity_id: 'o1',
      owner_id: 'eve',
      owner_name: 'Eve Intruder',
      ...person,
    }),
  ]);
  expect(await installation.query('select salesperson_id from opportunities')).toEqual([{ salesperson_id: 'eve' }]);
  for (const view of ['salespeople', 'salesperson_names', 'directory', 'directory_events', 'viewers'])
    expect(await installation.query(`select * from ${view}`), view).toEqual([]);
  expect(await installation.query("select name, email from contacts where contact_id = 'c1'")).toEqual([
    { name: 'Anna', email: '(none)' },
  ]);
  expect(await installation.query("select records from data_quality where issue = 'unknown_salesperson'")).toEqual([
    { records: '1' },
  ]);
});

it('a directory event from the future waits, is shown as waiting, and then counts for rights and facts', async () => {
  const now = Date.now();
  await push([
    event('viewer.set', now - 1_000, { login: 'anna', campaign_kpi: 'none' }),
    event('contact.created', now - 60_000, { contact_id: 'c2', name: 'Ben' }),
    event('opportunity.created', now - 50_000, { contact_id: 'c2', opportunity_id: 'o2', campaign_id: 'k' }),
  ]);
  // Long enough to look, short enough to wait for.
  const dueMs = Date.now() + 8_000;
  const timeMs = dueMs + 5 * 60_000;
  await push([
    event('viewer.set', timeMs, { login: 'anna', campaign_kpi: 'view_all' }),
    event('campaign.set', timeMs, {
      campaign_id: 'k',
      name: 'K',
      stages: [{ stage_id: 'new', name: 'New' }],
      managers: ['eve'],
      participants: [],
    }),
  ]);
  const stage = async () =>
    (await installation.query("select stage_id from opportunities where opportunity_id = 'o2'"))[0];
  const before = {
    seen: await seenBy('anna'),
    stage: await stage(),
    campaigns: await installation.query('select * from campaigns'),
    rights: await installation.query('select campaign_kpi from viewers'),
    waiting: await installation.query('select type, waiting from directory_events order by type, waiting'),
    issue: await installation.query("select records from data_quality where issue = 'directory_event_waiting'"),
  };
  expect(Date.now(), 'this machine is too slow for the test').toBeLessThan(dueMs);
  expect(before).toEqual({
    seen: '0',
    stage: { stage_id: '(none)' },
    campaigns: [],
    rights: [{ campaign_kpi: 'none' }],
    waiting: [
      { type: 'crm.campaign.set', waiting: 1 },
      { type: 'crm.viewer.set', waiting: 0 },
      { type: 'crm.viewer.set', waiting: 1 },
    ],
    issue: [{ records: '2' }],
  });

  await waitFor(async () => (await seenBy('anna')) !== '0', { timeoutMs: 20_000, what: 'rights' });
  expect(Date.now()).toBeGreaterThanOrEqual(dueMs);
  await waitFor(async () => (await stage())?.stage_id === 'new', { timeoutMs: 20_000, what: 'facts' });
  expect(await installation.query('select campaign_id, managers from campaigns')).toEqual([
    { campaign_id: 'k', managers: ['eve'] },
  ]);
  expect(await installation.query('select count() as n from directory_events where waiting')).toEqual([{ n: '0' }]);
});
