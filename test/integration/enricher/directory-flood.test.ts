import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pushEvents, untilReadable } from '../../helpers/pushed-events.ts';
import { createInstallation, type Installation, type Service, startService, waitFor } from '../../helpers/stack.ts';

const CONTACTS = 600;
const COLD = 40;

let installation: Installation;
let ingest: Service;
let enricher: Service;

beforeAll(async () => {
  installation = await createInstallation();
  [ingest, enricher] = await Promise.all([
    startService('ingest', installation.env),
    startService('enricher', installation.env),
  ]);
  await push([campaign('Spring', 'Lead')]);
  await push(
    Array.from({ length: CONTACTS }, (_, n) => [
      event('opportunity.created', {
        contact_id: `c${n}`,
        opportunity_id: `o${n}`,
        campaign_id: 'k',
        origin: 'list_upload',
      }),
      event('order.placed', {
        contact_id: `c${n}`,
        order_id: `b${n}`,
        opportunity_id: `o${n}`,
        lines: [{ product_id: n < COLD ? 'cold' : 'hot', amount: 1 }],
      }),
    ]).flat(),
  );
  await readable();
});
afterAll(async () => {
  await ingest?.stop();
  await enricher?.stop();
  await installation?.cleanup();
});

let n = 0;
const event = (type: string, data: Record<string, unknown>) => ({
  specversion: '1.0',
  id: `e${n++}`,
  source: '/crm/test',
  type: `crm.${type}`,
  time: new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString(),
  data,
});
const product = (id: string, category: string) => event('product.set', { product_id: id, name: id, category });
const campaign = (name: string, stage: string) =>
  event('campaign.set', {
    campaign_id: 'k',
    name,
    stages: [{ stage_id: 'lead', name: stage }],
    managers: [],
    participants: [],
  });

const push = (events: unknown[]) => pushEvents(ingest, events);
const readable = () => untilReadable(ingest, enricher);

/** Contacts that the running enricher has derived again. */
async function rederived(): Promise<number> {
  const text = await (await fetch(`${enricher.url}/metrics`)).text();
  return Number(/^leadstream_rederived_contacts_total(?:{[^}]*})? (\d+)/m.exec(text)?.[1] ?? 0);
}

/** Contacts derived again until what was done is readable. */
async function derivedBy(act: () => Promise<void>): Promise<number> {
  const before = await rederived();
  await act();
  await readable();
  return (await rederived()) - before;
}

async function categories(productId: string): Promise<Record<string, unknown>[]> {
  return installation.query(
    `select category, count() as orders from (
       select arrayJoin(arrayZip(lines.product_id, lines.category)) as line, line.1 as product, line.2 as category
       from fact_orders final
     ) where product = {product: String} group by category`,
    { product: productId },
  );
}

describe('what a directory event costs', () => {
  it('is nothing if nobody asked for what it says, or nothing of what was asked changes', async () => {
    expect(await derivedBy(() => push([product('new', 'shoes')]))).toBe(0);
    expect(await derivedBy(() => push([campaign('Summer', 'Lead')]))).toBe(0);
    expect(
      await derivedBy(() => push([event('salesperson.set', { salesperson_id: 's', name: 'S', role: 'agent' })])),
    ).toBe(0);
  });

  it('is the contacts whose orders name a product, also if they did before there was one', async () => {
    expect(await derivedBy(() => push([product('cold', 'ice')]))).toBe(COLD);
    expect(await categories('cold')).toEqual([{ category: 'ice', orders: String(COLD) }]);
    expect(await derivedBy(() => push([product('cold', 'ice')]))).toBe(0);
  });

  it('is once a contact for many changes at a time', async () => {
    const changes = Array.from({ length: 50 }, (_, i) => product('cold', `ice ${i}`));
    expect(await derivedBy(() => push(changes))).toBeLessThanOrEqual(2 * COLD);
    expect(await categories('cold')).toEqual([{ category: 'ice 49', orders: String(COLD) }]);
  });
});

it('a flood of changes of one product lets no partition starve, and what was before it becomes readable', async () => {
  let isFlooding = true;
  let sent = 0;
  const flood = (async () => {
    while (isFlooding) {
      await push([product('hot', String(sent))]);
      sent++;
    }
  })();
  try {
    for (let round = 0; round < 3; round++) {
      const before = sent;
      await waitFor(async () => sent > before + 3, { timeoutMs: 30_000, what: 'more changes' });
      const pushed = sent - 1;
      await readable();
      const seen = await categories('hot');
      expect(seen.reduce((sum, { orders }) => sum + Number(orders), 0)).toBe(CONTACTS - COLD);
      // Each of the four partitions has its part of them.
      expect(Math.min(...seen.map(({ category }) => Number(category)))).toBeGreaterThanOrEqual(pushed);
    }
  } finally {
    isFlooding = false;
    await flood;
  }
  await readable();
  expect(await categories('hot')).toEqual([{ category: String(sent - 1), orders: String(CONTACTS - COLD) }]);
});

it('a renamed stage reaches every contact though the enricher is killed in the middle', async () => {
  await push([campaign('Summer', 'Prospect')]);
  await waitFor(async () => (await named('Prospect')) > 0, {
    timeoutMs: 30_000,
    what: 'the first contacts',
    intervalMs: 5,
  });
  await enricher.kill9();
  enricher = await startService('enricher', installation.env);
  await readable();
  expect(await named('Prospect')).toBe(CONTACTS);
});

async function named(stage: string): Promise<number> {
  const [row] = await installation.query(
    'select count() as n from fact_opportunities final where stage_name = {stage: String}',
    { stage },
  );
  return Number(row?.n);
}
