import { describe, expect, it } from 'vitest';
import { answer, type CloudEvent, table } from '../../reference-model/index.ts';
import { created, type Entry, modelOf, OCTOBER } from './build.ts';

function placed(time: string, data: CloudEvent['data'], verb = 'placed'): Entry {
  return [`order.${verb}`, time, { order_id: 'r1', contact_id: 'c1', ...data }];
}

function updated(time: string, data: CloudEvent['data']): Entry {
  return placed(time, data, 'updated');
}

function order(...entries: Entry[]) {
  return table(modelOf(entries), 'orders')[0];
}

function lines(...entries: Entry[]) {
  return table(modelOf(entries), 'order_lines').map(({ product_id, category, amount }) => [
    product_id,
    category,
    amount,
  ]);
}

const LINES = [
  { product_id: 'boot', amount: '10.005', quantity: 3 },
  { product_id: 'cap', amount: 20 },
  { product_id: 'unheard-of', amount: '0.004' },
];

describe('what an order is worth', () => {
  it('is the sum of its lines, each rounded once, half away from zero', () => {
    expect(order(placed('2026-10-01', { lines: LINES }))).toMatchObject({ amount: '30.01' });
    expect(lines(placed('2026-10-01', { lines: LINES }))).toEqual([
      ['boot', 'shoes', '10.01'],
      ['cap', 'hats', '20.00'],
      ['unheard-of', '(none)', '0.00'],
    ]);
  });

  it('is the lines where one event says both', () => {
    expect(order(placed('2026-10-01', { lines: LINES, amount: 5 }))).toMatchObject({ amount: '30.01' });
  });

  it('is what was said last: amount replaces lines and lines replace the amount', () => {
    const first = placed('2026-10-01', { lines: LINES });
    const amount = updated('2026-10-02', { amount: 7 });
    const again = updated('2026-10-03', { lines: LINES.slice(1, 2) });
    expect(lines(first, amount)).toEqual([['(none)', '(none)', '7.00']]);
    expect(lines(first, amount, again)).toEqual([['cap', 'hats', '20.00']]);
    expect(lines(first, updated('2026-10-04', { status: 'confirmed' }))).toHaveLength(3);
  });

  it('has the category of its opportunity where it has no lines', () => {
    const opportunity = created('o1', 'c1', '2026-10-01', { product_category: 'services' });
    expect(lines(opportunity, placed('2026-10-01', { amount: 7, opportunity_id: 'o1' }))).toEqual([
      ['(none)', 'services', '7.00'],
    ]);
  });

  it('is converted by the last rate on or before the business day it was placed', () => {
    const euros = { amount: '10.02', currency: 'EUR' };
    expect(order(placed('2026-10-05', euros))).toMatchObject({ amount: '11.02' });
    expect(order(placed('2026-10-09', euros))).toMatchObject({ amount: '11.02' });
    // 22:00 UTC on the 9th is midnight of the 10th in Warsaw: 10.02 × 1.25 = 12.525.
    expect(order(placed('2026-10-09T22:00:00Z', euros))).toMatchObject({ amount: '12.53' });
  });

  it('keeps its currency and its day in an update', () => {
    const euros = placed('2026-10-05', { amount: '1', currency: 'EUR' });
    expect(order(euros, updated('2026-10-12', { amount: 100 }))).toMatchObject({ amount: '110.00' });
    expect(order(euros, updated('2026-10-12', { currency: 'USD' }))).toMatchObject({ amount: '1.00' });
  });

  it('is 0.00 and counted where there is no rate, cancelled orders too', () => {
    const early = modelOf([placed('2026-10-04', { amount: 10, currency: 'EUR', status: 'cancelled' })]);
    expect(table(early, 'orders')).toMatchObject([{ amount: '0.00' }]);
    expect(table(early, 'data_quality')).toEqual([{ issue: 'missing_fx_rate', records: 1 }]);
  });

  it('is no revenue once it is cancelled, and again once it is not', () => {
    const order1 = placed('2026-10-01', { amount: 10 });
    const cancelled = updated('2026-10-02', { status: 'cancelled' });
    const revived = updated('2026-10-03', { status: 'confirmed' });
    const revenue = (...entries: Entry[]) => answer(modelOf(entries), 'overview_totals', OCTOBER)[0]?.revenue;
    expect([revenue(order1), revenue(order1, cancelled), revenue(revived, order1, cancelled)]).toEqual([
      '10.00',
      '0.00',
      '10.00',
    ]);
  });
});

describe('the status', () => {
  it.each([' Cancelled ', 'cancelled\u200b', '\ufeffCanceled\t', 'CANCELED', 'canceled\u00a0', 'cancelled'])(
    '%j brings no revenue, however it is spelled',
    (status) => {
      expect(order(placed('2026-10-01', { amount: 10, status }))).toMatchObject({ status: 'cancelled' });
      const entries = modelOf([placed('2026-10-01', { amount: 10, status })]);
      expect(answer(entries, 'overview_totals', OCTOBER)[0]?.revenue).toBe('0.00');
    },
  );

  it('is shown trimmed and in lower case', () => {
    expect(order(placed('2026-10-01', { amount: 10, status: ' Đã Giao ' }))).toMatchObject({ status: 'đã giao' });
    expect(order(placed('2026-10-01', { amount: 10, status: 'Cancelling' }))).toMatchObject({ status: 'cancelling' });
  });
});

describe('the first placed', () => {
  it('comes first whatever the times of updates, and its day counts', () => {
    expect(order(updated('2026-10-01', { amount: 5 }), placed('2026-10-03', { amount: 9 }))).toMatchObject({
      amount: '5.00',
      status: 'placed',
      ordered_at: '2026-10-03T12:00:00.000Z',
    });
  });

  it('is what an order counts nowhere without', () => {
    const alone = modelOf([updated('2026-10-01', { amount: 5 })]);
    expect(table(alone, 'orders')).toEqual([]);
    expect(table(alone, 'data_quality')).toEqual([{ issue: 'order_without_placed', records: 1 }]);
  });

  it('acts as updated the second time', () => {
    expect(order(placed('2026-10-01', { amount: 5 }), placed('2026-10-02', { amount: 6 }))).toMatchObject({
      amount: '6.00',
      ordered_at: '2026-10-01T12:00:00.000Z',
    });
  });
});

describe('the opportunity of an order', () => {
  it('is none where it is deleted, unknown, not created, or another contact’s', () => {
    const gone: Entry = ['opportunity.deleted', '2026-10-02', { opportunity_id: 'o1', contact_id: 'c1' }];
    const one = placed('2026-10-01', { amount: 5, opportunity_id: 'o1' });
    expect(order(one, created('o1', 'c1', '2026-10-09'))).toMatchObject({ opportunity_id: 'o1', campaign_id: 'k1' });
    expect(order(one, created('o1', 'c1', '2026-10-01'), gone)).toMatchObject({ opportunity_id: '(none)' });
    expect(order(one)).toMatchObject({ opportunity_id: '(none)' });
    expect(order(one, created('o1', 'c2', '2026-10-01'))).toMatchObject({ opportunity_id: '(none)' });
  });

  it('decides its source; without one the contact does', () => {
    const tag: Entry = ['contact.tagged', '2026-10-05', { contact_id: 'c1', tag: 'site' }];
    const one = placed('2026-10-01', { amount: 5, opportunity_id: 'o1' });
    const opportunity = created('o1', 'c1', '2026-10-01', { source_id: 'ads' });
    expect(order(tag, one)).toMatchObject({ source_id: 'web' });
    expect(order(tag, one, opportunity)).toMatchObject({ source_id: 'ads' });
  });
});
