import { describe, expect, it } from 'vitest';
import {
  cents,
  factsOf,
  opportunityCreated,
  opportunityOf,
  orderOf,
  orderPlaced,
  orderUpdated,
  type Said,
} from '../../../helpers/enricher/derive.ts';

const PLACED = '2026-01-10T10:00:00Z';
const LATER = '2026-01-11T10:00:00Z';
const rate = (on: string, value: string): Said => [
  'fx_rate.set',
  '2026-01-01T00:00:00Z',
  { currency: 'EUR', on, rate: value },
];
const order = (...events: Said[]) => orderOf(factsOf(events));

describe('the status of an order is trimmed and lower-cased', () => {
  it.each([
    [' Delivered\u200b ', 'delivered', false],
    ['CANCELLED', 'cancelled', true],
    [' Canceled', 'cancelled', true],
    ['cancel', 'cancel', false],
  ])('%j reads %s', (said, status, cancelled) => {
    const row = order(orderPlaced(PLACED, { amount: 20, status: said }));
    expect(row).toMatchObject({ status, cancelled, amountCents: cents(20), revenueCents: cancelled ? 0n : cents(20) });
  });

  it('and is placed where none is said, or it is cleared', () => {
    expect(order(orderPlaced(PLACED, { amount: 1 })).status).toBe('placed');
    expect(
      order(orderPlaced(PLACED, { amount: 1, status: 'cancelled' }), orderUpdated(LATER, { status: null })),
    ).toMatchObject({
      status: 'placed',
      revenueCents: cents(1),
    });
  });
});

describe('what is said last of amount and lines replaces the other', () => {
  const lines = [
    { product_id: 'boot', quantity: 2, amount: '10.10' },
    { product_id: 'cap', amount: 5 },
  ];

  it('lines after an amount', () => {
    const row = order(orderPlaced(PLACED, { amount: 99 }), orderUpdated(LATER, { lines }));
    expect(row.amountCents).toBe(cents(15.1));
    expect(row.lines.map(({ productId, quantityMicros }) => [productId, quantityMicros])).toEqual([
      ['boot', 2_000_000n],
      ['cap', 1_000_000n],
    ]);
  });

  it('an amount after lines', () => {
    const row = order(orderPlaced(PLACED, { lines }), orderUpdated(LATER, { amount: 99 }));
    expect(row.amountCents).toBe(cents(99));
    expect(row.lines).toMatchObject([{ productId: '(none)', amountCents: cents(99) }]);
  });

  it('lines, if one event says both', () => {
    expect(order(orderPlaced(PLACED, { amount: 99, lines })).amountCents).toBe(cents(15.1));
  });

  it('and an update that says neither changes neither', () => {
    expect(order(orderPlaced(PLACED, { lines }), orderUpdated(LATER, { status: 'delivered' })).amountCents).toBe(
      cents(15.1),
    );
  });
});

describe('money', () => {
  it('of another currency is converted once, by the rate of the day it was placed or of the last one before', () => {
    const rates = [rate('2026-01-05', '1.1'), rate('2026-01-10', '1.25'), rate('2026-01-11', '9')];
    // Half a cent is rounded away from zero: 0.02 × 1.25 = 0.025.
    expect(order(...rates, orderPlaced(PLACED, { amount: '0.02', currency: 'EUR' })).amountCents).toBe(3n);
    expect(order(rate('2026-01-05', '1.1'), orderPlaced(PLACED, { amount: 10, currency: 'EUR' })).amountCents).toBe(
      cents(11),
    );
  });

  it('keeps what was said: the sum of its lines before conversion, with a rate or without', () => {
    const lines = [
      { product_id: 'p1', amount: '10.005' },
      { product_id: 'p2', amount: 20 },
    ];
    const said = { originalCents: 3_001n, currency: 'EUR' };
    expect(order(orderPlaced(PLACED, { lines, currency: 'EUR' }))).toMatchObject({ ...said, amountCents: 0n });
    expect(order(rate('2026-01-05', '2'), orderPlaced(PLACED, { lines, currency: 'EUR' }))).toMatchObject(said);
  });

  it('without a rate by then is 0, and says so', () => {
    const row = order(rate('2026-01-11', '9'), orderPlaced(PLACED, { amount: 10, currency: 'EUR' }));
    expect(row).toMatchObject({ amountCents: 0n, missingFx: true });
  });

  it('by the day of the business time zone', () => {
    const late = orderPlaced('2026-01-10T20:00:00Z', { amount: 10, currency: 'EUR' });
    const events = [rate('2026-01-10', '1'), rate('2026-01-11', '2'), late];
    expect(orderOf(factsOf(events)).amountCents).toBe(cents(10));
    expect(orderOf(factsOf(events, { timeZone: 'Asia/Ho_Chi_Minh' })).amountCents).toBe(cents(20));
  });

  it('keeps its currency, and the day of its rate, in an update that names none', () => {
    const row = order(
      rate('2026-01-01', '2'),
      rate('2026-01-11', '9'),
      orderPlaced(PLACED, { amount: 10, currency: 'EUR' }),
      orderUpdated(LATER, { amount: 30 }),
    );
    expect(row).toMatchObject({ currency: 'EUR', amountCents: cents(60) });
  });
});

it('an opportunity counts the orders that are placed and not cancelled, from the first one on', () => {
  const ofOpportunity = { opportunity_id: 'o1' };
  const facts = factsOf([
    opportunityCreated('2026-01-01T10:00:00Z'),
    orderPlaced('2026-01-12T10:00:00Z', { ...ofOpportunity, amount: 10 }),
    ['order.placed', PLACED, { order_id: 'r2', contact_id: 'c1', ...ofOpportunity, amount: 5 }],
    [
      'order.placed',
      '2026-01-02T10:00:00Z',
      { order_id: 'r3', contact_id: 'c1', ...ofOpportunity, amount: 100, status: 'canceled' },
    ],
  ]);
  expect(opportunityOf(facts)).toMatchObject({
    orders: 2,
    revenueCents: cents(15),
    firstOrderId: 'r2',
    firstOrderAtMs: Date.parse(PLACED),
  });
});

it('a line has the category of its product, an order without lines that of its opportunity', () => {
  const facts = factsOf([
    ['product.set', '2026-01-01T00:00:00Z', { product_id: 'boot', name: 'Boot', category: 'shoes' }],
    opportunityCreated('2026-01-01T10:00:00Z', { product_category: 'hats' }),
    orderPlaced(PLACED, {
      opportunity_id: 'o1',
      lines: [
        { product_id: 'boot', amount: 1 },
        { product_id: 'unknown', amount: 1 },
      ],
    }),
    ['order.placed', PLACED, { order_id: 'r2', contact_id: 'c1', opportunity_id: 'o1', amount: 5 }],
  ]);
  expect(orderOf(facts).lines.map(({ category }) => category)).toEqual(['shoes', '(none)']);
  expect(orderOf(facts, 'r2').lines.map(({ category }) => category)).toEqual(['hats']);
});
