import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInstallation, type Installation } from '../../helpers/stack.ts';
import { type Facts, factsOf } from './facts.ts';

/** October 2026 in UTC; numbers below are computed by hand from these rows. */
let installation: Installation;
let facts: Facts;
beforeAll(async () => {
  installation = await createInstallation();
  facts = factsOf(installation);
  await facts.directory('source', 'ads', { source_id: 'ads', name: 'Quảng cáo', tags: ['ads'] });
  await facts.opportunities([
    // All three milestones in October.
    {
      opportunity_id: 'o1',
      source_id: 'ads',
      category: 'Desk',
      created_at: '2026-10-01T00:00:00Z',
      transferred_at: '2026-10-02T00:00:00Z',
      qualified_at: '2026-10-03T00:00:00Z',
      first_order_at: '2026-10-10T00:00:00Z',
      first_order_id: 'r1',
    },
    // Qualified without having been transferred: counts in care, not in the funnel.
    {
      opportunity_id: 'o2',
      source_id: 'ads',
      category: 'Desk',
      created_at: '2026-10-31T23:59:59.999Z',
      qualified_at: '2026-10-31T23:59:59.999Z',
    },
    // Transferred in October, qualified when October was over.
    {
      opportunity_id: 'o3',
      source_id: 'fair',
      category: 'Chair',
      created_at: '2026-10-05T12:00:00Z',
      transferred_at: '2026-10-31T23:59:59.999Z',
      qualified_at: '2026-11-01T00:00:00Z',
      first_order_at: '2026-10-20T00:00:00Z',
      first_order_id: 'r3',
    },
    // No source, no category, nothing happened.
    { opportunity_id: 'o4', created_at: '2026-10-20T00:00:00Z' },
    // Created before the period, transferred in it; created after it; deleted; without created.
    {
      opportunity_id: 'o5',
      source_id: 'ads',
      category: 'Desk',
      created_at: '2026-09-30T23:59:59.999Z',
      transferred_at: '2026-10-01T00:00:00Z',
    },
    { opportunity_id: 'o6', source_id: 'ads', created_at: '2026-11-01T00:00:00Z' },
    { opportunity_id: 'o7', state: 'deleted', created_at: '2026-10-07T00:00:00Z' },
    { opportunity_id: 'o8', state: 'incomplete', created_at: '2026-10-07T00:00:00Z' },
  ]);
  await facts.orders([
    {
      order_id: 'r1',
      opportunity_id: 'o1',
      source_id: 'ads',
      ordered_at: '2026-10-10T00:00:00Z',
      lines: [
        ['p1', 'Desk', '70.00'],
        ['p2', 'Chair', '30.01'],
      ],
    },
    {
      order_id: 'r2',
      opportunity_id: 'o1',
      source_id: 'ads',
      ordered_at: '2026-10-11T00:00:00Z',
      status: 'cancelled',
      category: 'Lamp',
      amount: '500.00',
    },
    {
      order_id: 'r3',
      opportunity_id: 'o3',
      source_id: 'fair',
      ordered_at: '2026-10-20T00:00:00Z',
      category: 'Chair',
      amount: '50.00',
    },
    // Without an opportunity: revenue of its contact's source, but of no opportunity.
    { order_id: 'r4', source_id: 'ads', ordered_at: '2026-10-31T23:59:59.999Z', amount: '10.00' },
    { order_id: 'r5', source_id: 'ads', ordered_at: '2026-09-01T00:00:00Z', category: 'Desk', amount: '40.00' },
    { order_id: 'r6', source_id: 'ads', ordered_at: '2026-11-01T00:00:00Z', amount: '999.00' },
    { order_id: 'r7', live: 0, source_id: 'ads', ordered_at: '2026-10-15T00:00:00Z', amount: '999.00' },
  ]);
  await facts.costs([
    { cost_id: 'c1', source_id: 'ads', category: 'Desk', spent_on: '2026-10-01', amount: '20.00' },
    { cost_id: 'c2', source_id: 'ads', category: 'Chair', spent_on: '2026-10-31', amount: '20.00' },
    { cost_id: 'c3', spent_on: '2026-10-15', amount: '8.00' },
    { cost_id: 'c4', source_id: 'ads', spent_on: '2026-09-30', amount: '16.00' },
    { cost_id: 'c5', source_id: 'tv', spent_on: '2026-11-01', amount: '999.00' },
    { cost_id: 'c6', live: 0, source_id: 'radio', spent_on: '2026-10-15', amount: '0' },
  ]);
});
afterAll(() => installation.cleanup());

const october = (view: string, more = '') =>
  `select * from ${view}(from='2026-10-01', to='2026-11-01', sources=[], categories=[]${more})`;

describe('overview_totals', () => {
  it('adds the lines of orders placed in the period that are not cancelled, and compares with the month before', async () => {
    expect(await installation.query(october('overview_totals'))).toEqual([
      {
        revenue: '160.01', // 70.00 + 30.01 + 50.00 + 10.00
        cost: '48.00', // 20 + 20 + 8
        roi: 112.01 / 48,
        previous_revenue: '40.00',
        previous_cost: '16.00',
        previous_roi: 1.5,
        revenue_change: 120.01 / 40,
        cost_change: 2,
        roi_change: 112.01 / 48 - 1.5,
      },
    ]);
  });

  it('filters revenue by the line and costs by their own fields, which combine with and', async () => {
    const one =
      "select revenue, cost from overview_totals(from='2026-10-01', to='2026-11-01', sources=['ads'], categories=['Chair', 'Lamp'])";
    expect(await installation.query(one)).toEqual([{ revenue: '30.01', cost: '20.00' }]);
  });

  it('selects what has none by (none)', async () => {
    const none =
      "select revenue, cost from overview_totals(from='2026-10-01', to='2026-11-01', sources=[], categories=['(none)'])";
    expect(await installation.query(none)).toEqual([{ revenue: '10.00', cost: '8.00' }]);
  });

  it('compares a period that is not of whole months with as many days before it', async () => {
    // 2026-10-10 … 14 is compared with 2026-10-05 … 09: nothing sold there.
    const days =
      "select revenue, previous_revenue, revenue_change from overview_totals(from='2026-10-10', to='2026-10-15', sources=[], categories=[])";
    expect(await installation.query(days)).toEqual([
      { revenue: '100.01', previous_revenue: '0.00', revenue_change: null },
    ]);
    const after =
      "select previous_revenue, revenue_change from overview_totals(from='2026-10-15', to='2026-10-20', sources=[], categories=[])";
    expect(await installation.query(after)).toEqual([{ previous_revenue: '100.01', revenue_change: -1 }]);
  });

  it('is one row of zeros and NULLs for an empty or reversed period', async () => {
    for (const [from, to] of [
      ['2026-11-01', '2026-11-01'],
      ['2026-11-01', '2026-10-01'],
    ]) {
      const rows = await installation.query(
        `select * from overview_totals(from='${from}', to='${to}', sources=[], categories=[])`,
      );
      expect(rows).toEqual([
        {
          revenue: '0.00',
          cost: '0.00',
          roi: null,
          previous_revenue: '0.00',
          previous_cost: '0.00',
          previous_roi: null,
          revenue_change: null,
          cost_change: null,
          roi_change: null,
        },
      ]);
    }
  });
});

describe('overview_conversion', () => {
  it('counts each milestone in the bucket of its own time, with empty buckets and a first week that begins before the period', async () => {
    expect(await installation.query(october('overview_conversion', ", bucket='auto'"))).toEqual([
      { bucket_start: '2026-09-28', created: '1', transferred: '2', qualified: '1' },
      { bucket_start: '2026-10-05', created: '1', transferred: '0', qualified: '0' },
      { bucket_start: '2026-10-12', created: '0', transferred: '0', qualified: '0' },
      { bucket_start: '2026-10-19', created: '1', transferred: '0', qualified: '0' },
      { bucket_start: '2026-10-26', created: '1', transferred: '1', qualified: '1' },
    ]);
  });
});

describe('overview_categories', () => {
  it('has a row per category with a line that is not cancelled, shares adding up to 1', async () => {
    const rows = await installation.query(`${october('overview_categories')} order by category`);
    expect(rows).toEqual([
      { category: '(none)', revenue: '10.00', share: 10 / 160.01 },
      { category: 'Chair', revenue: '80.01', share: 80.01 / 160.01 },
      { category: 'Desk', revenue: '70.00', share: 70 / 160.01 },
    ]);
  });

  it('shares nothing where there is no revenue, and has no rows where there are no lines', async () => {
    await facts.orders([{ order_id: 'z1', ordered_at: '2001-01-01T00:00:00Z', category: 'Free', amount: '0' }]);
    const year = (n: number) =>
      `select * from overview_categories(from='${n}-01-01', to='${n + 1}-01-01', sources=[], categories=[])`;
    expect(await installation.query(year(2001))).toEqual([{ category: 'Free', revenue: '0.00', share: null }]);
    expect(await installation.query(year(2003))).toEqual([]);
  });
});

describe('overview_funnel', () => {
  it('nests: a milestone counts if it was reached before the end and the one before it counts', async () => {
    expect(await installation.query(october('overview_funnel'))).toEqual([
      { stage_order: 1, stage: 'created', opportunities: '4', rate_from_created: 1, rate_from_previous: null },
      { stage_order: 2, stage: 'transferred', opportunities: '2', rate_from_created: 0.5, rate_from_previous: 0.5 },
      { stage_order: 3, stage: 'qualified', opportunities: '1', rate_from_created: 0.25, rate_from_previous: 0.5 },
      { stage_order: 4, stage: 'with_revenue', opportunities: '1', rate_from_created: 0.25, rate_from_previous: 1 },
    ]);
  });

  it('has four rows without rates where nothing was created', async () => {
    const empty =
      "select opportunities, rate_from_created, rate_from_previous from overview_funnel(from='2030-01-01', to='2030-02-01', sources=[], categories=[])";
    const nothing = { opportunities: '0', rate_from_created: null, rate_from_previous: null };
    expect(await installation.query(empty)).toEqual([nothing, nothing, nothing, nothing]);
  });
});

describe('overview_care', () => {
  it('does not nest, and divides all revenue by the opportunities behind its lines', async () => {
    expect(await installation.query(october('overview_care'))).toEqual([
      // 160.01 / {o1, o3} = 80.005, half away from zero.
      { created: '4', qualified: '2', ordered: '2', qualification_rate: 0.5, order_rate: 0.5, aov: '80.01' },
    ]);
  });

  it('has no rates and no average where there is nothing to divide by', async () => {
    const empty = "select * from overview_care(from='2030-01-01', to='2030-02-01', sources=[], categories=[])";
    expect(await installation.query(empty)).toEqual([
      { created: '0', qualified: '0', ordered: '0', qualification_rate: null, order_rate: null, aov: null },
    ]);
  });
});

describe('source and category views', () => {
  it('cares for each source by its opportunities and its revenue', async () => {
    expect(await installation.query(october('source_care'))).toEqual([
      {
        source_id: '(none)',
        source_name: '(none)',
        created: '1',
        transferred: '0',
        qualified: '0',
        with_revenue: '0',
        qualification_rate: 0,
        order_rate: 0,
        revenue: '0.00',
        aov: null,
      },
      {
        source_id: 'ads',
        source_name: 'Quảng cáo',
        created: '2',
        transferred: '1',
        qualified: '2',
        with_revenue: '1',
        qualification_rate: 1,
        order_rate: 0.5,
        revenue: '110.01',
        aov: '110.01',
      },
      {
        source_id: 'fair',
        source_name: '(none)',
        created: '1',
        transferred: '1',
        qualified: '0',
        with_revenue: '1',
        qualification_rate: 0,
        order_rate: 1,
        revenue: '50.00',
        aov: '50.00',
      },
    ]);
  });

  it('sets costs against what a source brought', async () => {
    expect(await installation.query(october('source_cost'))).toEqual([
      {
        source_id: '(none)',
        source_name: '(none)',
        cost: '8.00',
        revenue: '0.00',
        roi: -1,
        cost_per_created: '8.00',
        cost_per_qualified: null,
        cost_per_order: null,
      },
      {
        source_id: 'ads',
        source_name: 'Quảng cáo',
        cost: '40.00',
        revenue: '110.01',
        roi: 70.01 / 40,
        cost_per_created: '20.00',
        cost_per_qualified: '20.00',
        cost_per_order: '40.00',
      },
      {
        source_id: 'fair',
        source_name: '(none)',
        cost: '0.00',
        revenue: '50.00',
        roi: null,
        cost_per_created: '0.00',
        cost_per_qualified: null,
        cost_per_order: '0.00',
      },
    ]);
  });

  it('sets costs against what a category brought', async () => {
    expect(await installation.query(october('category_cost'))).toEqual([
      {
        category: '(none)',
        cost: '8.00',
        revenue: '10.00',
        roi: 0.25,
        cost_per_created: '8.00',
        cost_per_qualified: null,
        cost_per_order: null,
      },
      {
        category: 'Chair',
        cost: '20.00',
        revenue: '80.01',
        roi: 60.01 / 20,
        cost_per_created: '20.00',
        cost_per_qualified: null,
        cost_per_order: '20.00',
      },
      {
        category: 'Desk',
        cost: '20.00',
        revenue: '70.00',
        roi: 2.5,
        cost_per_created: '10.00',
        cost_per_qualified: '10.00',
        cost_per_order: '20.00',
      },
    ]);
  });

  it('rounds cost per opportunity once, half away from zero', async () => {
    await facts.opportunities(
      [1, 2, 3, 4].map((n) => ({ opportunity_id: `h${n}`, source_id: 'half', created_at: '2002-01-05T00:00:00Z' })),
    );
    await facts.costs([{ cost_id: 'h', source_id: 'half', spent_on: '2002-01-05', amount: '0.10' }]);
    const rows = await installation.query(
      "select cost_per_created from source_cost(from='2002-01-01', to='2002-02-01', sources=[], categories=[])",
    );
    expect(rows).toEqual([{ cost_per_created: '0.03' }]); // 0.025
  });
});
