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

describe('source and category views', () => {
  it('cares for each source by its opportunities and its revenue', async () => {
    expect(await installation.query(inOctober('source_care'))).toEqual([
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
    expect(await installation.query(inOctober('source_cost'))).toEqual([
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
    expect(await installation.query(inOctober('category_cost'))).toEqual([
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
