import type { Installation } from '../../helpers/stack.ts';
import { october } from '../clickhouse/october.ts';
import { fillLeadRouting } from './lead-routing.ts';

/** The facts of October 2026, with a campaign, people and things whose names break what does not quote them. */
export async function company(): Promise<Installation> {
  const { installation, facts } = await october();
  await facts.directory('source', "O'Brien", { source_id: "O'Brien", name: `O'Brien & "Söhne" \\ 50 %`, tags: [] });
  await facts.directory('product', 'p1', { product_id: 'p1', name: 'Desk 1', category: 'Desk' });
  await facts.directory('product', 'p9', { product_id: 'p9', name: 'Odd', category: "Kid's" });
  await facts.directory('salesperson', 'ann', {
    salesperson_id: 'ann',
    name: "Ann O'Hara",
    role: 'agent',
    team_id: 't1',
  });
  await facts.directory('campaign', 'c1', {
    campaign_id: 'c1',
    name: "Autumn '26",
    stages: [
      { stage_id: 'new', name: 'New', rate: 10 },
      { stage_id: 'won', name: 'Won', rate: 100, outcome: 'won' },
      { stage_id: 'lost', name: 'Lost', rate: 0, outcome: 'lost' },
    ],
    manager_ids: ['ann'],
    participant_ids: [],
  });
  const created = { campaign_id: 'c1', salesperson_id: 'ann', source_id: "O'Brien", category: "Kid's" };
  await facts.opportunities([
    { opportunity_id: 'c1-1', ...created, stage_id: 'new', stage_order: 1, created_at: '2026-10-02T10:00:00Z' },
    {
      opportunity_id: 'c1-2',
      ...created,
      stage_id: 'won',
      stage_order: 2,
      outcome: 'won',
      created_at: '2026-10-09T10:00:00Z',
      transferred_at: '2026-10-09T11:00:00Z',
      qualified_at: '2026-10-10T11:00:00Z',
      first_order_at: '2026-10-12T00:00:00Z',
      first_order_id: 'c1-r',
    },
    {
      opportunity_id: "c1-'3",
      ...created,
      salesperson_id: '(none)',
      stage_id: 'lost',
      stage_order: 3,
      outcome: 'lost',
      lost_reason: 'competitor',
      created_at: '2026-10-21T10:00:00Z',
    },
  ]);
  await facts.orders([
    {
      order_id: 'c1-r',
      opportunity_id: 'c1-2',
      campaign_id: 'c1',
      salesperson_id: 'ann',
      source_id: "O'Brien",
      ordered_at: '2026-10-12T00:00:00Z',
      category: "Kid's",
      amount: '200.00',
    },
  ]);
  await fillLeadRouting(facts);
  return installation;
}
