import { afterAll, beforeAll, expect, it } from 'vitest';
import { createInstallation, type Installation } from '../../helpers/stack.ts';
import { factsOf } from './facts.ts';

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2025, 0, 1);
const day = (n: number) => new Date(FIRST_DAY + n * DAY_MS).toISOString();

let installation: Installation;
beforeAll(async () => {
  installation = await createInstallation();
  const facts = factsOf(installation);
  const campaigns = Array.from({ length: 40 }, (_, n) => `c${String(n).padStart(2, '0')}`);
  // Two years of 1,000 opportunities and orders a campaign: 1,600 of each a month; and one month of many.
  const numbers = Array.from({ length: 1_000 }, (_, n) => n);
  await facts.opportunities(
    campaigns.flatMap((campaign) =>
      numbers.map((n) => ({
        campaign_id: campaign,
        opportunity_id: `${campaign}-${n}`,
        created_at: day(n % 730),
        transferred_at: day((n % 730) + 1),
      })),
    ),
  );
  await facts.opportunities(
    campaigns.flatMap((campaign) =>
      numbers.map((n) => ({
        campaign_id: campaign,
        opportunity_id: `${campaign}-x${n}`,
        created_at: day(-(n % 30) - 1),
      })),
    ),
  );
  await facts.orders(
    campaigns.flatMap((campaign) =>
      numbers.map((n) => ({
        order_id: `o${campaign}-${n}`,
        opportunity_id: `${campaign}-${n}`,
        campaign_id: campaign,
        amount: '1',
        ordered_at: day(n % 730),
      })),
    ),
  );
  await facts.events(Array.from({ length: 40_000 }, (_, n) => ({ key: `k${n}`, contact_id: `k${n}`, id: `e${n}` })));
});
afterAll(() => installation.cleanup());

async function plan(sql: string): Promise<string> {
  return (await installation.query(`explain indexes = 1 ${sql}`)).map((row) => String(row.explain)).join('\n');
}

/** Part of each table's granules that the primary key leaves to a query, by table. */
async function shareRead(sql: string): Promise<Record<string, number>> {
  const shares: Record<string, number> = {};
  for (const reading of (await plan(sql)).split('ReadFromMergeTree').slice(1)) {
    const table = /^ \(\w+\.(\w+)\)/.exec(reading)?.[1] ?? '';
    const granules = /Granules: (\d+)\/(\d+)/.exec(reading);
    if (granules) shares[table] = Number(granules[1]) / Number(granules[2]);
  }
  return shares;
}

const OCTOBER = "from='2026-10-01', to='2026-11-01'";

it.each([
  ['a table', 'fact_opportunities', "select count() from opportunities where campaign_id = 'c20'"],
  [
    'a table by a name',
    'fact_opportunities',
    "select stage_name, count() from opportunities where campaign_id = 'c20' group by stage_name",
  ],
  ['a campaign and a month', 'opportunities_by_month', `select * from campaign_outcomes(campaign='c20', ${OCTOBER})`],
  ['a month of all campaigns', 'opportunities_by_month', `select * from campaign_outcomes(campaign='', ${OCTOBER})`],
  ['a month of orders', 'orders_by_month', `select * from campaign_orders(campaign='', ${OCTOBER})`],
  ['a month of revenue', 'orders_by_month', `select * from overview_categories(sources=[], categories=[], ${OCTOBER})`],
  [
    'a month of revenue and the one before',
    'orders_by_month',
    `select * from overview_totals(sources=[], categories=[], ${OCTOBER})`,
  ],
  [
    'a month of milestones',
    'milestones_by_month',
    `select * from overview_conversion(sources=[], categories=[], bucket='day', ${OCTOBER})`,
  ],
  [
    'the list of a month',
    'opportunities_by_month',
    `select * from overview_opportunities(sources=[], categories=[], milestone='funnel_ordered', ${OCTOBER})`,
  ],
  ['events by key', 'fact_events', "select count() from events where key = 'k12345'"],
])('reads only what the key selects for %s', async (_what, table, sql) => {
  expect((await shareRead(sql))[table]).toBeLessThan(0.6);
});

it('reads a campaign’s part of a month with many opportunities', async () => {
  const december = "from='2024-12-01', to='2025-01-01'";
  const all = await shareRead(`select * from campaign_outcomes(campaign='', ${december})`);
  const one = await shareRead(`select * from campaign_outcomes(campaign='c20', ${december})`);
  expect(Number(one.opportunities_by_month)).toBeLessThan(Number(all.opportunities_by_month) / 2);
});

it('reads one campaign’s part of every month for the pipeline', async () => {
  const no =
    "contact='', created_from='', created_to='', custom_key='', custom_value='', keyword='', owners=[], stages=[], teams=[]";
  const pipeline = (campaigns: string) =>
    shareRead(`select * from pipeline_totals(campaigns=${campaigns}, ${no}, updated_from='', updated_to='')`);
  expect(await pipeline('[]')).toEqual({ opportunities_by_month: 1 });
  expect(Number((await pipeline("['c20']")).opportunities_by_month)).toBeLessThan(0.8);
});

it('reads everything where nothing is selected', async () => {
  expect(await shareRead('select count() from opportunity_facts where revenue > 0')).toEqual({
    opportunities_by_month: 1,
  });
});

it.each([
  ['fact_opportunities', "select * from opportunities where opportunity_id = 'c20-7'"],
  ['fact_opportunities', "select * from opportunity_stages where opportunity_id = 'c20-7'"],
  ['fact_orders', "select * from orders where opportunity_id = 'c20-7'"],
])('finds in %s the rows of one opportunity by an index: %s', async (table, sql) => {
  const reading = (await plan(sql)).split('ReadFromMergeTree').find((text) => text.includes(`.${table})`)) ?? '';
  const skipped = /Skip\n[\s\S]*?Granules: (\d+)\/(\d+)/.exec(reading);
  expect(Number(skipped?.[1]), reading).toBeLessThan(Number(skipped?.[2]) / 2);
});

it('reads the last version of a row whose indexed column has changed in another part', async () => {
  const facts = factsOf(installation);
  await facts.orders([{ order_id: 'moving', opportunity_id: 'before', ordered_at: day(0), version: 1 }]);
  await facts.orders([{ order_id: 'moving', opportunity_id: 'after', ordered_at: day(0), version: 2 }]);
  const found = (id: string) => installation.query(`select order_id from orders where opportunity_id = '${id}'`);
  expect(await found('before')).toEqual([]);
  expect(await found('after')).toEqual([{ order_id: 'moving' }]);
});

it('joins nothing to count opportunities', async () => {
  expect(await plan('select count() from opportunities')).not.toMatch(/Join/);
});
