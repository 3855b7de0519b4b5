import { describe, expect, it } from 'vitest';
import {
  cents,
  factsOf,
  opportunityCreated,
  opportunityOf,
  opportunityUpdated,
  orderOf,
  orderPlaced,
  orderUpdated,
  type Said,
} from '../../../helpers/enricher/derive.ts';

const task = (type: string, time: string, more: Record<string, unknown> = {}): Said => [
  `task.${type}`,
  time,
  { task_id: 't1', contact_id: 'c1', ...more },
];
const deleted = (time: string): Said => ['opportunity.deleted', time, { opportunity_id: 'o1', contact_id: 'c1' }];

describe('a task', () => {
  it('is done once completed came, in whatever order', () => {
    const { tasks } = factsOf([
      task('completed', '2026-01-01T10:00:00Z'),
      task('created', '2026-01-02T10:00:00Z', { title: 'Call' }),
    ]);
    expect(tasks).toMatchObject([{ state: 'live', done: true, title: 'Call' }]);
  });

  it('is gone once deleted came, in whatever order', () => {
    const { tasks } = factsOf([
      task('deleted', '2026-01-01T10:00:00Z'),
      task('created', '2026-01-02T10:00:00Z'),
      task('completed', '2026-01-03T10:00:00Z'),
    ]);
    expect(tasks).toMatchObject([{ state: 'deleted' }]);
  });

  it('that is gone counts for no opportunity', () => {
    const ofOpportunity = { opportunity_id: 'o1' };
    const facts = factsOf([
      opportunityCreated('2026-01-01T10:00:00Z'),
      task('created', '2026-01-02T10:00:00Z', ofOpportunity),
      task('completed', '2026-01-03T09:00:00Z', ofOpportunity),
      task('deleted', '2026-01-03T10:00:00Z', ofOpportunity),
      ['task.created', '2026-01-02T10:00:00Z', { task_id: 't4', contact_id: 'c1', ...ofOpportunity }],
      ['task.deleted', '2026-01-03T10:00:00Z', { task_id: 't4', contact_id: 'c1' }],
      ['task.created', '2026-01-02T10:00:00Z', { task_id: 't2', contact_id: 'c1', ...ofOpportunity }],
      ['task.completed', '2026-01-02T10:00:00Z', { task_id: 't3', contact_id: 'c1', ...ofOpportunity }],
    ]);
    expect(opportunityOf(facts)).toMatchObject({ tasksOpen: 1, tasksDone: 1 });
  });
});

describe('an opportunity', () => {
  it('is gone once deleted came, and stays so', () => {
    const facts = factsOf([
      deleted('2026-01-01T10:00:00Z'),
      opportunityCreated('2026-01-02T10:00:00Z'),
      opportunityUpdated('2026-01-03T10:00:00Z', { description: 'back?' }),
    ]);
    expect(opportunityOf(facts).state).toBe('deleted');
  });

  it('that was deleted and never created lacks nothing', () => {
    expect(opportunityOf(factsOf([deleted('2026-01-01T10:00:00Z')])).state).toBe('deleted');
  });

  it('has a row that says so under each campaign it was in', () => {
    const facts = factsOf([
      opportunityCreated('2026-01-01T10:00:00Z', { campaign_id: 'k1' }),
      opportunityUpdated('2026-01-02T10:00:00Z', { campaign_id: 'k2' }),
    ]);
    expect(facts.opportunities.map(({ campaignId, state }) => [campaignId, state])).toEqual([
      ['k2', 'live'],
      ['k1', 'moved'],
    ]);
  });
});

describe('an order', () => {
  const placed = orderPlaced('2026-01-02T10:00:00Z', { opportunity_id: 'o1', amount: 50 });

  it('of a deleted opportunity counts as one without', () => {
    const facts = factsOf([
      opportunityCreated('2026-01-01T10:00:00Z', { campaign_id: 'k1', source_id: 's1', owner_id: 'p1' }),
      placed,
      deleted('2026-01-03T10:00:00Z'),
    ]);
    expect(orderOf(facts)).toMatchObject({
      state: 'live',
      opportunityId: '(none)',
      campaignId: '(none)',
      salespersonId: '(none)',
      revenueCents: cents(50),
    });
  });

  it('of an unknown opportunity counts as one without', () => {
    expect(orderOf(factsOf([placed]))).toMatchObject({ state: 'live', opportunityId: '(none)' });
  });

  it('is gone where another content supersedes the only one that named it', () => {
    // The same identity with two contents: that of r2 is greater in byte order.
    const facts = factsOf([
      ['order.placed', '2026-01-02T10:00:00Z', { order_id: 'r1', contact_id: 'c1', amount: 10 }, 'one'],
      ['order.placed', '2026-01-02T10:00:00Z', { order_id: 'r2', contact_id: 'c1', amount: 10 }, 'one'],
    ]);
    expect(orderOf(facts, 'r1')).toMatchObject({ state: 'gone', revenueCents: 0n });
    expect(orderOf(facts, 'r2')).toMatchObject({ state: 'live', revenueCents: cents(10) });
  });

  it('that was updated only is incomplete, not gone', () => {
    expect(orderOf(factsOf([orderUpdated('2026-01-02T10:00:00Z', { amount: 1 })])).state).toBe('incomplete');
  });
});
