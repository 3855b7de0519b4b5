import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Installation } from '../../helpers/stack.ts';
import type { Facts } from './facts.ts';
import { inOctober, october } from './october.ts';

let installation: Installation;
let facts: Facts;
beforeAll(async () => {
  ({ installation, facts } = await october());
});
afterAll(() => installation.cleanup());

describe('overview_totals', () => {
  it('adds the lines of orders placed in the period that are not cancelled, and compares with the month before', async () => {
    expect(await installation.query(inOctober('overview_totals'))).toEqual([
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
    expect(await installation.query(inOctober('overview_conversion', ", bucket='auto'"))).toEqual([
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
    const rows = await installation.query(`${inOctober('overview_categories')} order by category`);
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
    expect(await installation.query(inOctober('overview_funnel'))).toEqual([
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
    expect(await installation.query(inOctober('overview_care'))).toEqual([
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
