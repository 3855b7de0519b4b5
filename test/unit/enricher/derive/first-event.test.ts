import { describe, expect, it } from 'vitest';
import {
  cents,
  factsOf,
  ms,
  opportunityCreated,
  opportunityOf,
  opportunityUpdated,
  orderOf,
  orderPlaced,
  orderUpdated,
  PROCESSES,
} from '../../../helpers/enricher/derive.ts';

describe('the first created counts as the first event whatever the times of the others', () => {
  it('so that an earlier update is applied after it', () => {
    const facts = factsOf([
      opportunityUpdated('2026-01-01T10:00:00Z', { description: 'from the update' }),
      opportunityCreated('2026-01-02T10:00:00Z', { description: 'from created' }),
    ]);
    expect(opportunityOf(facts)).toMatchObject({
      state: 'live',
      description: 'from the update',
      createdAtMs: ms('2026-01-02T10:00:00Z'),
      updatedAtMs: ms('2026-01-02T10:00:00Z'),
    });
  });

  it('of a contact too', () => {
    const { contact } = factsOf([
      ['contact.updated', '2026-01-01T10:00:00Z', { contact_id: 'c1', company: 'Updated Ltd' }],
      ['contact.created', '2026-01-02T10:00:00Z', { contact_id: 'c1', name: 'Eva', company: 'Created Ltd' }],
    ]);
    expect(contact).toMatchObject({
      name: 'Eva',
      company: 'Updated Ltd',
      createdAtMs: ms('2026-01-02T10:00:00Z'),
      updatedAtMs: ms('2026-01-02T10:00:00Z'),
    });
  });

  it('of an order, placed', () => {
    const facts = factsOf([
      orderUpdated('2026-01-01T10:00:00Z', { amount: 70 }),
      orderPlaced('2026-01-02T10:00:00Z', { amount: 50 }),
    ]);
    expect(orderOf(facts)).toMatchObject({
      state: 'live',
      amountCents: cents(70),
      orderedAtMs: ms('2026-01-02T10:00:00Z'),
    });
  });
});

describe('a second created acts as updated', () => {
  it('and creates nothing anew', () => {
    const facts = factsOf([
      ...PROCESSES,
      opportunityCreated('2026-01-02T10:00:00Z', { campaign_id: 'k1', description: 'first', estimated_value: 5 }),
      opportunityCreated('2026-01-03T10:00:00Z', { description: 'second', stage_id: 'talk' }),
    ]);
    expect(opportunityOf(facts)).toMatchObject({
      createdAtMs: ms('2026-01-02T10:00:00Z'),
      updatedAtMs: ms('2026-01-03T10:00:00Z'),
      description: 'second',
      estimatedCents: cents(5),
      stageId: 'talk',
      stageChanges: 1,
    });
  });

  it('of an order, placed', () => {
    const facts = factsOf([
      orderPlaced('2026-01-02T10:00:00Z', { amount: 50, status: 'confirmed' }),
      orderPlaced('2026-01-03T10:00:00Z', { amount: 60 }),
    ]);
    expect(orderOf(facts)).toMatchObject({
      orderedAtMs: ms('2026-01-02T10:00:00Z'),
      status: 'confirmed',
      amountCents: cents(60),
    });
  });
});

describe('without its first event', () => {
  it('an opportunity is incomplete', () => {
    const facts = factsOf([opportunityUpdated('2026-01-01T10:00:00Z', { estimated_value: 9 })]);
    expect(opportunityOf(facts)).toMatchObject({ state: 'incomplete', estimatedCents: 0n, createdAtMs: 0 });
  });

  it('an order is incomplete, and counts for no opportunity', () => {
    const facts = factsOf([
      opportunityCreated('2026-01-01T10:00:00Z'),
      orderUpdated('2026-01-02T10:00:00Z', { opportunity_id: 'o1', amount: 9 }),
    ]);
    expect(orderOf(facts)).toMatchObject({ state: 'incomplete', amountCents: 0n, revenueCents: 0n });
    expect(opportunityOf(facts)).toMatchObject({ orders: 0, revenueCents: 0n });
  });
});
