import { describe, expect, it } from 'vitest';
import { answer } from '../../reference-model/index.ts';
import { created, type Entry, modelOf, OCTOBER, stage } from './build.ts';

const CAMPAIGN = { ...OCTOBER, campaign: 'k1' };

function order(order_id: string, time: string, opportunity_id: string, amount: number, status = 'placed'): Entry {
  return ['order.placed', time, { order_id, contact_id: 'c1', opportunity_id, amount, status }];
}

function changed(opportunity_id: string, time: string, stage_id: string, lost_reason?: string): Entry {
  const reason = lost_reason === undefined ? {} : { lost_reason };
  return ['opportunity.stage_changed', time, { opportunity_id, contact_id: 'c1', stage_id, ...reason }];
}

/** k1: o1 won by an, o2 lost by nobody, o3 new by stranger, o4 of September by an. k2: o5. No campaign: o6. */
const HISTORY: Entry[] = [
  ['contact.created', '2026-09-01', { contact_id: 'c1', name: 'Ewa', industry: 'steel' }],
  created('o1', 'c1', '2026-10-01', { owner_id: 'an', close_rate: 70 }),
  stage('o1', 'c1', '2026-10-02', 'won', 'an'),
  created('o2', 'c1', '2026-10-09', { stage_id: 'talk' }),
  changed('o2', '2026-10-10', 'lost', 'competitor'),
  changed('o2', '2026-10-11', 'lost', 'za drogo'),
  created('o3', 'c1', '2026-10-31', { owner_id: 'stranger' }),
  created('o4', 'c1', '2026-09-30T12:00:00Z', { owner_id: 'an', stage_id: 'talk' }),
  created('o5', 'c1', '2026-10-05', { campaign_id: 'k2', stage_id: 'lost' }),
  created('o6', 'c1', '2026-10-05', { campaign_id: null }),
  order('r1', '2026-10-03', 'o1', 30),
  order('r2', '2026-10-04', 'o1', 99, 'cancelled'),
  order('r3', '2026-10-20', 'o4', 10),
  order('r4', '2026-11-01', 'o1', 5),
  order('r5', '2026-10-03', 'o5', 7),
  order('r6', '2026-10-03', 'o6', 1000),
];
const all = modelOf(HISTORY);
const ids = (rows: readonly Record<string, unknown>[], column: string) => rows.map((row) => row[column]);

describe('campaign KPI over time', () => {
  it('takes revenue by order day through any opportunity of the campaign, cancelled ones aside', () => {
    expect(answer(all, 'campaign_revenue', { ...CAMPAIGN, bucket: 'month' })).toEqual([
      { bucket_start: '2026-10-01', revenue: '40.00', orders: 2 },
    ]);
    expect(answer(all, 'campaign_revenue', { ...CAMPAIGN, bucket: 'week' }).filter((row) => row.orders !== 0)).toEqual([
      { bucket_start: '2026-09-28', revenue: '30.00', orders: 1 },
      { bucket_start: '2026-10-19', revenue: '10.00', orders: 1 },
    ]);
  });

  it('counts opportunities by the day they were created, empty buckets too', () => {
    const rows = answer(all, 'campaign_created', { ...CAMPAIGN, bucket: 'day' });
    expect(rows).toHaveLength(31);
    expect(rows.filter((row) => row.opportunities === 1).map((row) => row.bucket_start)).toEqual([
      '2026-10-01',
      '2026-10-09',
      '2026-10-31',
    ]);
  });

  it('cuts days in the business time zone', () => {
    const late = modelOf([created('o1', 'c1', '2026-09-30T22:00:00Z')]);
    expect(answer(late, 'campaign_outcomes', CAMPAIGN)[2]).toMatchObject({ opportunities: 1 });
    expect(
      answer(modelOf([created('o1', 'c1', '2026-09-30T21:59:59.999Z')]), 'campaign_outcomes', CAMPAIGN)[2],
    ).toMatchObject({
      opportunities: 0,
    });
  });

  it('takes all campaigns for an empty one, without opportunities that have none', () => {
    expect(ids(answer(all, 'campaign_opportunities', { ...OCTOBER, campaign: '' }), 'opportunity_id')).toEqual([
      'o1',
      'o2',
      'o3',
      'o5',
    ]);
    expect(answer(all, 'campaign_revenue', { ...OCTOBER, bucket: 'year' })).toEqual([
      { bucket_start: '2026-01-01', revenue: '47.00', orders: 3 },
    ]);
  });
});

describe('campaign KPI by stage', () => {
  it('shows all listed stages, also empty ones, and shares of the whole', () => {
    expect(answer(all, 'campaign_stages', CAMPAIGN)).toEqual([
      { stage_order: 1, stage_id: 'new', stage_name: 'New', opportunities: 1, share: 1 / 3 },
      { stage_order: 2, stage_id: 'talk', stage_name: 'Talking', opportunities: 0, share: 0 },
      { stage_order: 3, stage_id: 'won', stage_name: 'Won', opportunities: 1, share: 1 / 3 },
      { stage_order: 4, stage_id: 'lost', stage_name: 'Lost', opportunities: 1, share: 1 / 3 },
    ]);
  });

  it('has shares of nothing as null', () => {
    const rows = answer(all, 'campaign_stages', { ...CAMPAIGN, to: '2026-10-01' });
    expect(ids(rows, 'share')).toEqual([null, null, null, null]);
    expect(ids(answer(all, 'campaign_outcomes', { ...CAMPAIGN, to: '2026-10-01' }), 'opportunities')).toEqual([
      0, 0, 0,
    ]);
  });

  it('merges stages of several campaigns that are equal in order, id and name', () => {
    const merged = answer(all, 'campaign_stages', { ...OCTOBER, campaign: '' });
    expect(merged.map((row) => [row.stage_id, row.opportunities])).toEqual([
      ['new', 1],
      ['talk', 0],
      ['won', 1],
      ['lost', 2],
    ]);
  });

  it('adds a stage that is not listed where an opportunity is in it', () => {
    const odd = modelOf([...HISTORY, changed('o3', '2026-11-05', 'odd')]);
    expect(answer(odd, 'campaign_stages', CAMPAIGN)[0]).toMatchObject({
      stage_order: 0,
      stage_id: 'odd',
      stage_name: '(none)',
    });
  });

  it('takes the said close rate, else the stage’s, else 50', () => {
    const odd = modelOf([...HISTORY, changed('o3', '2026-11-05', 'odd')]);
    const probabilities = (of: typeof all) => ids(answer(of, 'campaign_probability', CAMPAIGN), 'probability');
    expect(probabilities(all)).toEqual([0, 20, 70]);
    expect(probabilities(odd)).toEqual([0, 50, 70]);
  });

  it('splits registered and unregistered, with shares within each', () => {
    expect(answer(all, 'campaign_registration', CAMPAIGN)).toEqual([
      { registered: 0, stage_order: 4, stage_id: 'lost', stage_name: 'Lost', opportunities: 1, share: 1 },
      { registered: 1, stage_order: 1, stage_id: 'new', stage_name: 'New', opportunities: 1, share: 0.5 },
      { registered: 1, stage_order: 3, stage_id: 'won', stage_name: 'Won', opportunities: 1, share: 0.5 },
    ]);
  });
});

describe('campaign KPI by owner', () => {
  it('lists every manager and participant, every other owner, and the unowned as (none)', () => {
    const zero = { revenue: '0.00', revenue_share: 0, registered: 0, won: 0, lost: 0, in_progress: 0 };
    expect(answer(all, 'campaign_staff', CAMPAIGN)).toEqual([
      { ...zero, salesperson_id: '(none)', salesperson_name: '(none)', lost: 1 },
      {
        ...zero,
        salesperson_id: 'an',
        salesperson_name: 'An',
        revenue: '40.00',
        revenue_share: 1,
        registered: 1,
        won: 1,
      },
      { ...zero, salesperson_id: 'idle', salesperson_name: '(none)' },
      { ...zero, salesperson_id: 'ma', salesperson_name: 'Maja' },
      { ...zero, salesperson_id: 'stranger', salesperson_name: '(none)', registered: 1, in_progress: 1 },
    ]);
  });

  it('splits owners by the stage of now, also where only revenue falls into the period', () => {
    const rows = answer(all, 'campaign_staff_stages', CAMPAIGN);
    expect(
      rows.map((row) => [row.salesperson_id, row.stage_id, row.opportunities, row.revenue, row.revenue_share]),
    ).toEqual([
      ['(none)', 'lost', 1, '0.00', 0],
      ['an', 'talk', 0, '10.00', 0.25],
      ['an', 'won', 1, '30.00', 0.75],
      ['stranger', 'new', 1, '0.00', 0],
    ]);
  });

  it('counts by stage and owner together', () => {
    const rows = answer(all, 'campaign_created_by_stage_owner', CAMPAIGN);
    expect(rows.map((row) => [row.stage_id, row.salesperson_id, row.opportunities])).toEqual([
      ['new', 'stranger', 1],
      ['won', 'an', 1],
      ['lost', '(none)', 1],
    ]);
  });
});

describe('campaign lists', () => {
  it('list orders by order day, cancelled ones with 0.00', () => {
    const rows = answer(all, 'campaign_orders', CAMPAIGN);
    expect(rows.map((row) => [row.order_id, row.revenue, row.status])).toEqual([
      ['r1', '30.00', 'placed'],
      ['r2', '0.00', 'cancelled'],
      ['r3', '10.00', 'placed'],
    ]);
    expect(rows[0]).toMatchObject({
      contact_name: 'Ewa',
      description: 'About o1',
      ordered_at: '2026-10-03T12:00:00.000Z',
    });
  });

  it('show an opportunity’s revenue of now, whenever its orders were placed', () => {
    expect(answer(all, 'campaign_opportunities', CAMPAIGN)[0]).toEqual({
      opportunity_id: 'o1',
      description: 'About o1',
      contact_id: 'c1',
      contact_name: 'Ewa',
      salesperson_id: 'an',
      salesperson_name: 'An',
      stage_id: 'won',
      stage_name: 'Won',
      outcome: 'won',
      registered: 1,
      probability: 70,
      estimated_value: '100.00',
      revenue: '35.00',
      created_at: '2026-10-01T12:00:00.000Z',
      updated_at: '2026-10-02T12:00:00.000Z',
    });
  });

  it('say why and when a deal was lost: by the change into the stage it is in', () => {
    expect(answer(all, 'campaign_lost_contacts', CAMPAIGN)).toEqual([
      {
        industry: 'steel',
        contact_id: 'c1',
        contact_name: 'Ewa',
        opportunity_id: 'o2',
        salesperson_name: '(none)',
        reason: 'competitor',
        lost_at: '2026-10-10T12:00:00.000Z',
      },
    ]);
    expect(answer(all, 'campaign_lost_reasons', { ...OCTOBER, campaign: '' })).toEqual([
      { reason: '(none)', opportunities: 1, share: 0.5 },
      { reason: 'competitor', opportunities: 1, share: 0.5 },
    ]);
    expect(answer(all, 'campaign_lost_industries', CAMPAIGN)).toEqual([
      { industry: 'steel', opportunities: 1, share: 1 },
    ]);
  });
});

describe('pipeline_stages', () => {
  it('groups all that live, weighting each value by its close rate and rounding once', () => {
    const some = modelOf([
      created('o1', 'c1', '2026-10-01', { estimated_value: '0.33', close_rate: 1 }),
      created('o2', 'c1', '2026-10-01', { estimated_value: '0.33', close_rate: 1 }),
      created('o3', 'c1', '2026-10-01', { campaign_id: null, estimated_value: 3 }),
    ]);
    expect(answer(some, 'pipeline_stages', OCTOBER)).toEqual([
      {
        stage_order: 1,
        stage_id: 'new',
        stage_name: 'New',
        opportunities: 2,
        estimated_value: '0.66',
        weighted_value: '0.01',
      },
      {
        stage_order: 1,
        stage_id: 'p-new',
        stage_name: 'Fresh',
        opportunities: 1,
        estimated_value: '3.00',
        weighted_value: '1.50',
      },
    ]);
  });
});

describe('contact_interactions', () => {
  it('adds logged interactions and applied changes of stage, the initial one aside', () => {
    const some = modelOf([
      created('o1', 'c1', '2026-10-01'),
      stage('o1', 'c1', '2026-10-02', 'talk'),
      ['interaction.logged', '2026-10-04T10:00:00.1239Z', { contact_id: 'c1', kind: 'call' }],
      ['interaction.logged', '2026-10-03', { contact_id: 'c2', kind: 'call' }],
      created('o3', 'c3', '2026-10-01'),
    ]);
    expect(answer(some, 'contact_interactions', OCTOBER)).toEqual([
      { contact_id: 'c1', interactions: 2, last_at: '2026-10-04T10:00:00.123Z' },
      { contact_id: 'c2', interactions: 1, last_at: '2026-10-03T12:00:00.000Z' },
    ]);
  });
});
