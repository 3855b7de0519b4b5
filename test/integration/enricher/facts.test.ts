import { afterAll, beforeAll, expect, it } from 'vitest';
import { pushEvents, untilReadable } from '../../helpers/pushed-events.ts';
import { createInstallation, type Installation, type Service, startService } from '../../helpers/stack.ts';

let installation: Installation;
let ingest: Service;
let enricher: Service;

beforeAll(async () => {
  installation = await createInstallation();
  [ingest, enricher] = await Promise.all([
    startService('ingest', installation.env),
    startService('enricher', installation.env),
  ]);
});
afterAll(async () => {
  await ingest?.stop();
  await enricher?.stop();
  await installation?.cleanup();
});

let n = 0;
const event = (type: string, time: string, data: Record<string, unknown>) => ({
  specversion: '1.0',
  id: `e${n++}`,
  source: '/crm/test',
  type: `crm.${type}`,
  time,
  data,
});

const push = (events: unknown[]) => pushEvents(ingest, events);
const readable = () => untilReadable(ingest, enricher);

it('turns a contact, a deal and an order into facts, and derives them again when the directory changes', async () => {
  await push([
    event('campaign.set', '2026-01-01T00:00:00Z', {
      campaign_id: 'k',
      name: 'K',
      stages: [
        { stage_id: 'lead', name: 'Lead' },
        { stage_id: 'done', name: 'Done', outcome: 'won' },
      ],
      managers: [],
      participants: [],
    }),
    event('contact.created', '2026-02-01T00:00:00Z', { contact_id: 'c1', name: 'Anna', owner_id: 's1' }),
    event('contact.tagged', '2026-02-01T00:00:01Z', { contact_id: 'c1', tag: 'fb' }),
    event('opportunity.created', '2026-02-02T00:00:00Z', {
      contact_id: 'c1',
      opportunity_id: 'o1',
      campaign_id: 'k',
      origin: 'list_upload',
    }),
    event('opportunity.stage_changed', '2026-02-03T00:00:00Z', {
      contact_id: 'c1',
      opportunity_id: 'o1',
      stage_id: 'done',
    }),
    event('order.placed', '2026-02-04T00:00:00Z', {
      contact_id: 'c1',
      order_id: 'b1',
      opportunity_id: 'o1',
      lines: [
        { product_id: 'p', amount: '10.005' },
        { product_id: 'q', amount: 5 },
      ],
    }),
    event('cost.recorded', '2026-02-04T00:00:00Z', {
      cost_id: 'x1',
      amount: 7,
      currency: 'EUR',
      spent_on: '2026-02-04',
      source_id: 'facebook',
    }),
  ]);
  await readable();
  const before = await installation.query(
    'select description, salesperson_id, stage_id, stage_order, outcome, source_id, revenue, orders from opportunities',
  );
  expect(before).toEqual([
    {
      description: 'Anna',
      salesperson_id: 's1',
      stage_id: 'done',
      stage_order: 2,
      outcome: 'won',
      source_id: '(none)',
      revenue: '15.01',
      orders: 1,
    },
  ]);
  await push([
    event('source.set', '2026-01-01T00:00:00Z', { source_id: 'facebook', name: 'Facebook', tags: ['fb'] }),
    event('product.set', '2026-01-01T00:00:00Z', { product_id: 'p', name: 'P', category: 'toys' }),
    event('fx_rate.set', '2026-01-01T00:00:00Z', { currency: 'EUR', on: '2026-02-01', rate: '1.5' }),
  ]);
  await readable();
  expect(await installation.query('select source_id from opportunities')).toEqual([{ source_id: 'facebook' }]);
  expect(await installation.query('select product_id, category, amount from order_lines order by product_id')).toEqual([
    { product_id: 'p', category: 'toys', amount: '10.01' },
    { product_id: 'q', category: '(none)', amount: '5.00' },
  ]);
  expect(await installation.query('select amount from costs')).toEqual([{ amount: '10.50' }]);
  expect(await installation.query('select count() as events, countDistinct(id) as ids from events')).toEqual([
    { events: '6', ids: '6' },
  ]);
});
