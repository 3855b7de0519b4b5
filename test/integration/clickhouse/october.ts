import { createInstallation, type Installation } from '../../helpers/stack.ts';
import { type Facts, factsOf } from './facts.ts';

/** An installation with the facts of October 2026 in UTC: small enough to add up by hand. */
export async function october(): Promise<{ installation: Installation; facts: Facts }> {
  const installation = await createInstallation();
  const facts = factsOf(installation);
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
    { order_id: 'r7', state: 'incomplete', source_id: 'ads', ordered_at: '2026-10-15T00:00:00Z', amount: '999.00' },
  ]);
  await facts.costs([
    { cost_id: 'c1', source_id: 'ads', category: 'Desk', spent_on: '2026-10-01', amount: '20.00' },
    { cost_id: 'c2', source_id: 'ads', category: 'Chair', spent_on: '2026-10-31', amount: '20.00' },
    { cost_id: 'c3', spent_on: '2026-10-15', amount: '8.00' },
    { cost_id: 'c4', source_id: 'ads', spent_on: '2026-09-30', amount: '16.00' },
    { cost_id: 'c5', source_id: 'tv', spent_on: '2026-11-01', amount: '999.00' },
    { cost_id: 'c6', state: 'deleted', source_id: 'radio', spent_on: '2026-10-15', amount: '0' },
  ]);
  return { installation, facts };
}

/** The query of a marketing view for that month, unfiltered. */
export const inOctober = (view: string, more = '') =>
  `select * from ${view}(from='2026-10-01', to='2026-11-01', sources=[], categories=[]${more})`;
