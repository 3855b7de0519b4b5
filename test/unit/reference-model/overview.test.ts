import { describe, expect, it } from 'vitest';
import { answer } from '../../reference-model/index.ts';
import { created, type Entry, modelOf, OCTOBER } from './build.ts';

function milestone(verb: string, opportunity_id: string, time: string): Entry {
  return [`opportunity.${verb}`, time, { opportunity_id, contact_id: 'c1' }];
}

function order(order_id: string, time: string, amount: number, opportunity_id: string | null, product?: string): Entry {
  const worth = product ? { lines: [{ product_id: product, amount }] } : { amount };
  return ['order.placed', time, { order_id, contact_id: 'c1', opportunity_id, ...worth }];
}

function cost(cost_id: string, spent_on: string, amount: number, more = {}): Entry {
  return ['cost.recorded', '2026-10-01', { cost_id, spent_on, amount, ...more }];
}

/** Source of the contact: ads. o1 (shoes) runs through, o2 (hats, source web) skips a step, o3 is of September. */
const HISTORY: Entry[] = [
  ['contact.tagged', '2026-09-01', { contact_id: 'c1', tag: 'ad' }],
  created('o1', 'c1', '2026-10-02', { product_category: 'shoes' }),
  milestone('transferred', 'o1', '2026-10-03'),
  milestone('qualified', 'o1', '2026-10-05'),
  order('r1', '2026-10-06', 300, 'o1', 'boot'),
  order('r2', '2026-10-07', 100, 'o1', 'cap'),
  created('o2', 'c1', '2026-10-31', { product_category: 'hats', source_id: 'web' }),
  milestone('qualified', 'o2', '2026-10-31T22:59:59Z'),
  milestone('transferred', 'o2', '2026-10-31T23:00:00Z'),
  created('o3', 'c1', '2026-09-10'),
  milestone('transferred', 'o3', '2026-10-20'),
  order('r3', '2026-09-20', 50, 'o3'),
  order('r4', '2026-10-08', 40, null),
  cost('x1', '2026-10-01', 200, { source_id: 'ads', product_category: 'shoes' }),
  cost('x2', '2026-10-31', 20, { source_id: 'web' }),
  cost('x3', '2026-11-01', 999, { source_id: 'web' }),
  cost('x4', '2026-09-30', 100, { source_id: 'ads' }),
  cost('x5', '2026-08-31', 5000),
];
const all = modelOf(HISTORY);

describe('overview_totals', () => {
  it('compares whole months with the same number of months before', () => {
    // 440 of October against 50 of September; 220 against 100. Warsaw leaves summer time in October.
    expect(answer(all, 'overview_totals', OCTOBER)).toEqual([
      {
        revenue: '440.00',
        cost: '220.00',
        roi: 1,
        previous_revenue: '50.00',
        previous_cost: '100.00',
        previous_roi: -0.5,
        revenue_change: 7.8,
        cost_change: 1.2,
        roi_change: 1.5,
      },
    ]);
  });

  it('compares other periods with the same number of days before, and has no rate over nothing', () => {
    expect(answer(all, 'overview_totals', { from: '2026-10-07', to: '2026-10-08' })).toMatchObject([
      { revenue: '100.00', cost: '0.00', roi: null, previous_revenue: '300.00', cost_change: null, roi_change: null },
    ]);
    expect(answer(all, 'overview_totals', { from: '2026-10-07', to: '2026-10-08' })[0]?.revenue_change).toBeCloseTo(
      -2 / 3,
    );
  });

  it('takes the source of revenue from the opportunity, not from its contact', () => {
    const more = modelOf([...HISTORY, order('r5', '2026-10-09', 9, 'o2')]);
    expect(answer(more, 'overview_totals', { ...OCTOBER, sources: ['web'] })).toMatchObject([{ revenue: '9.00' }]);
    expect(answer(more, 'overview_totals', { ...OCTOBER, sources: ['ads'] })).toMatchObject([{ revenue: '440.00' }]);
  });

  it('filters revenue by the order’s source and the line’s category, costs by their own', () => {
    expect(answer(all, 'overview_totals', { ...OCTOBER, sources: ['ads'], categories: ['shoes'] })).toMatchObject([
      { revenue: '300.00', cost: '200.00', previous_cost: '0.00' },
    ]);
    expect(answer(all, 'overview_totals', { ...OCTOBER, sources: ['ads'], categories: ['(none)'] })).toMatchObject([
      { revenue: '40.00', cost: '0.00', previous_revenue: '50.00', previous_cost: '100.00' },
    ]);
  });
});

describe('overview_conversion', () => {
  it('counts each milestone by its own time in weeks that begin on Monday, within the period', () => {
    expect(answer(all, 'overview_conversion', OCTOBER)).toEqual([
      { bucket_start: '2026-09-28', created: 1, transferred: 1, qualified: 0 },
      { bucket_start: '2026-10-05', created: 0, transferred: 0, qualified: 1 },
      { bucket_start: '2026-10-12', created: 0, transferred: 0, qualified: 0 },
      { bucket_start: '2026-10-19', created: 0, transferred: 1, qualified: 0 },
      { bucket_start: '2026-10-26', created: 1, transferred: 0, qualified: 1 },
    ]);
  });

  it('picks days up to 14, weeks up to 100, then months', () => {
    const starts = (to: string) =>
      answer(all, 'overview_conversion', { from: '2026-10-02', to }).map((row) => row.bucket_start);
    expect(starts('2026-10-16')).toHaveLength(14);
    expect(starts('2026-10-17')).toEqual(['2026-09-28', '2026-10-05', '2026-10-12']);
    expect(starts('2027-01-10')).toHaveLength(15);
    expect(starts('2027-01-11')).toEqual(['2026-10-01', '2026-11-01', '2026-12-01', '2027-01-01']);
  });
});

describe('the cohort', () => {
  it('is nested in the funnel: what was not transferred before the end is not qualified', () => {
    expect(answer(all, 'overview_funnel', OCTOBER)).toEqual([
      { stage_order: 1, stage: 'created', opportunities: 2, rate_from_created: 1, rate_from_previous: null },
      { stage_order: 2, stage: 'transferred', opportunities: 1, rate_from_created: 0.5, rate_from_previous: 0.5 },
      { stage_order: 3, stage: 'qualified', opportunities: 1, rate_from_created: 0.5, rate_from_previous: 1 },
      { stage_order: 4, stage: 'with_revenue', opportunities: 1, rate_from_created: 0.5, rate_from_previous: 1 },
    ]);
  });

  it('is not nested in overview_care, whose aov takes all revenue per opportunity behind it', () => {
    expect(answer(all, 'overview_care', OCTOBER)).toEqual([
      { created: 2, qualified: 2, ordered: 1, qualification_rate: 1, order_rate: 0.5, aov: '440.00' },
    ]);
    const september = { from: '2026-09-01', to: '2026-11-01' };
    expect(answer(all, 'overview_care', september)).toMatchObject([{ created: 3, ordered: 2, aov: '245.00' }]);
  });

  it('has ordered only by orders that are not cancelled and were placed before the end', () => {
    const more: Entry[] = [
      order('r5', '2026-10-31T23:00:00Z', 10, 'o2'),
      ['order.updated', '2026-12-01', { order_id: 'r1', contact_id: 'c1', status: 'cancelled' }],
      ['order.updated', '2026-12-01', { order_id: 'r2', contact_id: 'c1', status: 'cancelled' }],
    ];
    expect(answer(modelOf([...HISTORY, ...more]), 'overview_care', OCTOBER)).toMatchObject([
      { ordered: 0, order_rate: 0, aov: null },
    ]);
  });
});

describe('by category and source', () => {
  it('shares the revenue among the categories of lines', () => {
    const rows = answer(all, 'overview_categories', OCTOBER);
    expect(rows.map(({ category, revenue }) => [category, revenue])).toEqual([
      ['(none)', '40.00'],
      ['hats', '100.00'],
      ['shoes', '300.00'],
    ]);
    expect(rows.reduce((total, row) => total + Number(row.share), 0)).toBeCloseTo(1);
  });

  it('has a source_care row for each source with a cohort or revenue', () => {
    expect(answer(all, 'source_care', OCTOBER)).toEqual([
      {
        source_id: 'ads',
        source_name: 'Advertising',
        created: 1,
        transferred: 1,
        qualified: 1,
        with_revenue: 1,
        qualification_rate: 1,
        order_rate: 1,
        revenue: '440.00',
        aov: '440.00',
      },
      {
        source_id: 'web',
        source_name: 'Web site',
        created: 1,
        transferred: 0,
        qualified: 1,
        with_revenue: 0,
        qualification_rate: 1,
        order_rate: 0,
        revenue: '0.00',
        aov: null,
      },
    ]);
  });

  it('has the costs of each source per milestone', () => {
    expect(answer(all, 'source_cost', OCTOBER)).toMatchObject([
      {
        source_id: 'ads',
        cost: '200.00',
        revenue: '440.00',
        roi: 1.2,
        cost_per_created: '200.00',
        cost_per_order: '200.00',
      },
      { source_id: 'web', cost: '20.00', revenue: '0.00', roi: -1, cost_per_qualified: '20.00', cost_per_order: null },
    ]);
  });

  it('has the costs of each category: the line’s revenue, the opportunity’s counts', () => {
    expect(answer(all, 'category_cost', OCTOBER)).toMatchObject([
      { category: '(none)', cost: '20.00', revenue: '40.00', cost_per_created: null },
      { category: 'hats', cost: '0.00', revenue: '100.00', roi: null, cost_per_created: '0.00', cost_per_order: null },
      { category: 'shoes', cost: '200.00', revenue: '300.00', roi: 0.5, cost_per_order: '200.00' },
    ]);
  });
});
