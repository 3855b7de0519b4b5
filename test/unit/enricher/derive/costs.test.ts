import { expect, it } from 'vitest';
import { cents, factsOf, type Said } from '../../../helpers/enricher/derive.ts';

const recorded = (time: string, more: Record<string, unknown>): Said => [
  'cost.recorded',
  time,
  { cost_id: 'x1', spent_on: '2026-01-05', ...more },
];
const costOf = (...events: Said[]) => factsOf(events, { key: 'x1' }).cost;

it('a later event of a cost replaces it as a whole', () => {
  const first = recorded('2026-01-06T10:00:00Z', { amount: 10, campaign_id: 'k1', source_id: 's1' });
  const second = recorded('2026-01-07T10:00:00Z', { amount: 20, product_category: 'shoes' });
  const expected = {
    state: 'live',
    amountCents: cents(20),
    campaignId: '(none)',
    sourceId: '(none)',
    category: 'shoes',
  };
  expect(costOf(first, second)).toMatchObject(expected);
  expect(costOf(second, first)).toMatchObject(expected);
});

it.each([0, '0.00'])('an amount of %j cancels it', (amount) => {
  const cost = costOf(recorded('2026-01-06T10:00:00Z', { amount: 10 }), recorded('2026-01-07T10:00:00Z', { amount }));
  expect(cost).toMatchObject({ state: 'deleted', amountCents: 0n });
});

it('and a later amount brings it back', () => {
  const cost = costOf(recorded('2026-01-06T10:00:00Z', { amount: 0 }), recorded('2026-01-07T10:00:00Z', { amount: 1 }));
  expect(cost).toMatchObject({ state: 'live', amountCents: cents(1) });
});

it('is converted by the day it was spent on', () => {
  const rate = (on: string, value: number): Said => [
    'fx_rate.set',
    '2026-01-01T00:00:00Z',
    { currency: 'EUR', on, rate: value },
  ];
  const spent = recorded('2026-01-20T10:00:00Z', { amount: 10, currency: 'EUR' });
  expect(costOf(rate('2026-01-05', 2), rate('2026-01-20', 3), spent)).toMatchObject({
    amountCents: cents(20),
    missingFx: false,
  });
  expect(costOf(rate('2026-01-06', 2), spent)).toMatchObject({ amountCents: 0n, missingFx: true });
});
