import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Installation } from '../../helpers/stack.ts';
import { ask, spring } from './spring.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await spring();
});
afterAll(() => installation.cleanup());

describe('campaign lists', () => {
  it('campaign_results: every opportunity with its tasks', async () => {
    const rows = await ask(installation, 'campaign_results');
    expect(rows.map((row) => row.opportunity_id)).toEqual(['o1', 'o2', 'o4', 'o5', 'o3']);
    expect(rows[0]).toEqual({
      opportunity_id: 'o1',
      description: 'First',
      contact_id: 'k1',
      contact_name: 'Ánh',
      salesperson_id: 'm',
      salesperson_name: 'Name m',
      stage_id: 'won',
      stage_name: 'Won',
      outcome: 'won',
      tasks_done: '2',
      tasks_open: '1',
    });
  });

  it('campaign_orders: cancelled ones with revenue 0.00', async () => {
    const rows = await ask(installation, 'campaign_orders');
    expect(rows.map((row) => [row.order_id, row.revenue, row.status])).toEqual([
      ['r1', '150.00', 'placed'],
      ['r2', '50.00', 'placed'],
      ['r3', '0.00', 'cancelled'],
    ]);
    expect(rows[0]?.ordered_at).toBe('2026-10-10 02:00:00.000');
  });

  it('campaign_lost_*: reasons, industries and contacts of lost opportunities', async () => {
    expect(await ask(installation, 'campaign_lost_reasons')).toEqual([
      { reason: 'competitor', opportunities: '2', share: 1 },
    ]);
    expect(await ask(installation, 'campaign_lost_industries')).toEqual([
      { industry: '(none)', opportunities: '1', share: 0.5 },
      { industry: 'Retail', opportunities: '1', share: 0.5 },
    ]);
    const contacts = await ask(installation, 'campaign_lost_contacts');
    expect(contacts).toHaveLength(2);
    // 00:30 UTC of the night in which summer time ended: the first 02:30 of two.
    expect(contacts[1]).toEqual({
      industry: 'Retail',
      contact_id: 'k2',
      contact_name: '(none)',
      opportunity_id: 'o2',
      salesperson_name: 'Name o',
      reason: 'competitor',
      lost_at: '2026-10-25 02:30:00.000',
    });
  });

  it('campaign_opportunities: the list behind the numbers, with the revenue of now', async () => {
    const rows = await ask(installation, 'campaign_opportunities');
    expect(rows).toHaveLength(5);
    expect(rows[0]).toEqual({
      opportunity_id: 'o1',
      description: 'First',
      contact_id: 'k1',
      contact_name: 'Ánh',
      salesperson_id: 'm',
      salesperson_name: 'Name m',
      stage_id: 'won',
      stage_name: 'Won',
      outcome: 'won',
      registered: 1,
      probability: 100,
      estimated_value: '10.50',
      revenue: '300.00',
      created_at: '2026-10-05 10:00:00.000',
      updated_at: '2026-10-05 10:00:00.000',
    });
  });
});
