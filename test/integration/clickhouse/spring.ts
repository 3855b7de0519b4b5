import { createInstallation, type Installation } from '../../helpers/stack.ts';
import { factsOf } from './facts.ts';

/**
 * Campaign `spring`: stages lead (1), talk (2), won (3), lost (4); manager m, participant p, and o who owns without being listed.
 * Campaign `autumn`: the same first stage, and one of its own at place 2.
 */
export async function spring(): Promise<Installation> {
  const installation = await createInstallation({ env: { REPORT_TIMEZONE: 'Europe/Warsaw' } });
  const facts = factsOf(installation);
  const lead = { stage_id: 'lead', name: 'Lead' };
  const stages = [
    lead,
    { stage_id: 'talk', name: 'Rozmowa', rate: 40 },
    { stage_id: 'won', name: 'Won', outcome: 'won' },
    { stage_id: 'lost', name: 'Lost', outcome: 'lost' },
  ];
  await facts.directory('campaign', 'spring', {
    campaign_id: 'spring',
    name: 'Spring',
    stages,
    managers: ['m'],
    participants: ['p', 'm'],
  });
  await facts.directory('campaign', 'autumn', {
    campaign_id: 'autumn',
    name: 'Autumn',
    stages: [lead, { stage_id: 'call', name: 'Call' }],
    managers: [],
    participants: [],
  });
  for (const id of ['m', 'p', 'o'])
    await facts.directory('salesperson', id, {
      salesperson_id: id,
      name: `Name ${id}`,
      role: 'agent',
      team_id: `team-${id}`,
    });

  const spring = (cells: Record<string, unknown>) => ({
    campaign_id: 'spring',
    created_at: '2026-10-05T08:00:00Z',
    ...cells,
  });
  await facts.opportunities([
    spring({
      opportunity_id: 'o1',
      contact_id: 'k1',
      contact_name: 'Ánh',
      salesperson_id: 'm',
      stage_id: 'won',
      stage_order: 3,
      outcome: 'won',
      description: 'First',
      probability: '100',
      tasks_done: 2,
      tasks_open: 1,
      estimated_value: '10.5',
      revenue: '300',
    }),
    spring({
      opportunity_id: 'o2',
      contact_id: 'k2',
      salesperson_id: 'o',
      stage_id: 'lost',
      stage_order: 4,
      outcome: 'lost',
      industry: 'Retail',
      lost_reason: 'competitor',
      stage_entered_at: '2026-10-25T00:30:00Z',
      probability: '33.333333',
    }),
    spring({
      opportunity_id: 'o3',
      contact_id: 'k3',
      stage_id: 'lost',
      stage_order: 4,
      outcome: 'lost',
      lost_reason: 'competitor',
      created_at: '2026-10-06T08:00:00Z',
    }),
    spring({ opportunity_id: 'o4', contact_id: 'k4', stage_id: 'lead', stage_order: 1 }),
    // In a stage that the campaign does not list.
    spring({ opportunity_id: 'o5', contact_id: 'k5', salesperson_id: 'o', stage_id: 'odd' }),
    // Created before the period; sells in it.
    spring({
      opportunity_id: 'o6',
      contact_id: 'k6',
      salesperson_id: 'o',
      stage_id: 'talk',
      stage_order: 2,
      created_at: '2026-09-30T21:59:59.999Z',
    }),
    {
      campaign_id: 'autumn',
      opportunity_id: 'a1',
      stage_id: 'lead',
      stage_order: 1,
      salesperson_id: 'p',
      created_at: '2026-10-05T08:00:00Z',
    },
    { opportunity_id: 'n1', created_at: '2026-10-05T08:00:00Z', salesperson_id: 'p' },
  ]);
  const order = (cells: Record<string, unknown>) => ({ campaign_id: 'spring', ...cells });
  await facts.orders([
    order({
      order_id: 'r1',
      opportunity_id: 'o1',
      salesperson_id: 'm',
      stage_id: 'won',
      stage_order: 3,
      ordered_at: '2026-10-10T00:00:00Z',
      lines: [
        ['p1', 'x', '100'],
        ['p2', 'y', '50'],
      ],
    }),
    order({
      order_id: 'r2',
      opportunity_id: 'o6',
      contact_id: 'k6',
      salesperson_id: 'o',
      stage_id: 'talk',
      stage_order: 2,
      ordered_at: '2026-10-11T00:00:00Z',
      amount: '50',
    }),
    order({
      order_id: 'r3',
      opportunity_id: 'o1',
      salesperson_id: 'm',
      stage_id: 'won',
      stage_order: 3,
      ordered_at: '2026-10-12T00:00:00Z',
      amount: '900',
      status: 'cancelled',
    }),
    order({
      order_id: 'r4',
      opportunity_id: 'o1',
      salesperson_id: 'm',
      stage_id: 'won',
      stage_order: 3,
      ordered_at: '2026-11-10T00:00:00Z',
      amount: '150',
    }),
    { order_id: 'r5', ordered_at: '2026-10-10T00:00:00Z', amount: '7' },
  ]);
  return installation;
}

/** Rows of a campaign view for October 2026. */
export const ask = (installation: Installation, view: string, campaign = 'spring', more = '') =>
  installation.query(`select * from ${view}(campaign='${campaign}', from='2026-10-01', to='2026-11-01'${more})`);
