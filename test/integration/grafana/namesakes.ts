import { createInstallation, type Installation } from '../../helpers/stack.ts';
import { factsOf } from '../clickhouse/facts.ts';

/**
 * Two campaigns and people that only their ids, or places, tell apart: stages of one id and name at two places, of one place and
 * name under two ids; two people of one name, one called as another's id, one that nobody knows.
 */
export async function namesakes(): Promise<Installation> {
  const installation = await createInstallation({ env: { REPORT_TIMEZONE: 'Asia/Ho_Chi_Minh' } });
  const facts = factsOf(installation);
  const people = [
    { id: 'an-1', name: 'Nguyễn Văn An' },
    { id: 'an-2', name: 'Nguyễn Văn An' },
    { id: 'x', name: 'y' },
    { id: 'y', name: `D'Arc "J\\" 5 % & Söhne` },
  ];
  for (const { id, name } of people) await facts.directory('salesperson', id, { salesperson_id: id, name });
  const won = { stage_id: 'won', name: 'Won', rate: 100, outcome: 'won' };
  const lost = { stage_id: 'lost', name: 'Lost & gone', rate: 0, outcome: 'lost' };
  await facts.directory('campaign', 'c1', {
    campaign_id: 'c1',
    name: "Tết '26",
    stages: [{ stage_id: 'lead', name: 'Lead', rate: 10 }, { stage_id: 'offer', name: 'Offer' }, won, lost],
    managers: ['x'],
    participants: ['an-1', 'an-2'],
  });
  await facts.directory('campaign', 'c2', {
    campaign_id: 'c2',
    name: 'Second',
    stages: [{ stage_id: 'start', name: 'Lead' }, won, { stage_id: 'offer', name: 'Offer' }, lost],
    managers: [],
    participants: [],
  });
  const opportunity = (id: string, campaign: string, stage: [id: string, order: number], owner: string, more = {}) => ({
    opportunity_id: id,
    campaign_id: campaign,
    stage_id: stage[0],
    stage_order: stage[1],
    outcome: stage[0] === 'won' || stage[0] === 'lost' ? stage[0] : 'in_progress',
    salesperson_id: owner,
    created_at: '2026-10-05T08:00:00Z',
    ...more,
  });
  const nobody = '(none)';
  await facts.opportunities([
    opportunity('a1', 'c1', ['lead', 1], 'an-1', { probability: '10' }),
    opportunity('a2', 'c1', ['lead', 1], 'an-2', { probability: '33.333333' }),
    opportunity('a3', 'c1', ['lead', 1], 'x', { probability: '10' }),
    opportunity('a4', 'c1', ['offer', 2], 'y', { created_at: '2026-10-31T16:59:59.999Z' }),
    opportunity('a5', 'c1', ['offer', 2], nobody, { created_at: '2026-09-30T17:00:00Z' }),
    opportunity('a6', 'c1', ['won', 3], 'an-2', { revenue: '150', created_at: '2026-10-20T08:00:00Z' }),
    opportunity('a7', 'c1', ['lost', 4], 'an-1', { lost_reason: "said: '100 %' & more", industry: 'Y tế / Spa' }),
    opportunity('a8', 'c1', ['lost', 4], nobody, { lost_reason: 'competitor' }),
    opportunity('a9', 'c1', ['odd', 0], 'stranger'),
    // Created before the period; sells in it.
    opportunity('a0', 'c1', ['offer', 2], 'an-1', { created_at: '2026-09-30T16:59:59.999Z' }),
    opportunity('b1', 'c2', ['start', 1], 'an-1'),
    opportunity('b2', 'c2', ['start', 1], 'y'),
    opportunity('b3', 'c2', ['offer', 3], 'x'),
    opportunity('b4', 'c2', ['won', 2], 'x', { revenue: '70' }),
    opportunity('b5', 'c2', ['lost', 4], 'x', { lost_reason: 'competitor', industry: 'Retail' }),
    opportunity('b6', 'c2', [nobody, 0], 'y'),
    opportunity('n1', nobody, ['new', 1], 'x'),
  ]);
  const order = (id: string, of: string, campaign: string, owner: string, amount: string, more = {}) => ({
    order_id: id,
    opportunity_id: of,
    campaign_id: campaign,
    salesperson_id: owner,
    amount,
    ordered_at: '2026-10-12T00:00:00Z',
    ...more,
  });
  await facts.orders([
    order('r1', 'a6', 'c1', 'an-2', '100.50'),
    order('r2', 'a6', 'c1', 'an-2', '49.50', { ordered_at: '2026-10-31T16:59:59.999Z' }),
    order('r3', 'a6', 'c1', 'an-2', '999', { status: 'cancelled' }),
    order('r4', 'a0', 'c1', 'an-1', '30', { ordered_at: '2026-09-30T17:00:00Z' }),
    order('r5', 'b4', 'c2', 'x', '70'),
    order('r6', 'a6', 'c1', 'an-2', '5', { ordered_at: '2026-10-31T17:00:00Z' }),
  ]);
  return installation;
}
