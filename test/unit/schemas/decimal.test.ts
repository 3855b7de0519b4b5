import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convert, decimalPlaces, formatCents, toCents } from '../../../schemas/decimal.ts';

/** An independent calculation, with room for every digit. */
const Exact = Decimal.clone({ precision: 200 });
const exactCents = (value: Decimal) => value.times(100).toFixed(0, Decimal.ROUND_HALF_UP);

describe('toCents', () => {
  it.each<[number | string, bigint]>([
    [0, 0n],
    [-0, 0n],
    [12, 1200n],
    ['12', 1200n],
    ['007.5', 750n],
    ['12.344999', 1234n],
    ['12.345', 1235n],
    [1.005, 101n],
    [0.1 + 0.2, 30n],
    [1e-7, 0n],
    [5e-3, 1n],
    [1e21, 100_000_000_000_000_000_000_000n],
    [1.5e16, 1_500_000_000_000_000_000n],
    ['9999999999999999.99', 999_999_999_999_999_999n],
    ['-0.005', -1n],
    [-1.005, -101n],
  ])('%j is %s', (amount, cents) => expect(toCents(amount)).toBe(cents));

  it.each(['', 'x', '1.', 'Infinity', Number.NaN])('does not take %j', (value) =>
    expect(() => toCents(value)).toThrow(RangeError),
  );
});

describe('convert', () => {
  it('rounds once, half away from zero', () => {
    expect(convert('0.005', undefined)).toBe(1n);
    expect(convert('0.005', 1)).toBe(1n);
    // 0.0089 × 0.5 = 0.00445: rounding the amount first would give 0.01 × 0.5 = 0.005, and so a cent.
    expect(convert('0.0089', '0.5')).toBe(0n);
    expect(convert('1000000', '0.000039215686')).toBe(3922n);
    expect(convert(1, 1e-12)).toBe(0n);
  });

  it('agrees with an independent calculation', () => {
    const decimal = fc.tuple(
      fc.bigInt(0n, 10n ** 16n - 1n),
      fc.bigInt(0n, 10n ** 12n - 1n),
      fc.integer({ min: 0, max: 12 }),
    );
    const text = decimal.map(([whole, fraction, places]) =>
      places === 0 ? `${whole}` : `${whole}.${fraction.toString().padStart(12, '0').slice(0, places)}`,
    );
    const amount = fc.oneof(text, fc.double({ min: 0, max: 9_999_999_999_999_998, noNaN: true }));
    fc.assert(
      fc.property(amount, fc.option(text, { nil: undefined }), (value, rate) => {
        const expected = exactCents(new Exact(value).times(rate ?? 1));
        expect(convert(value, rate).toString()).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });
});

it('formatCents and toCents are each other backwards', () => {
  expect([-100n, -5n, 0n, 7n, 123_456n].map(formatCents)).toEqual(['-1.00', '-0.05', '0.00', '0.07', '1234.56']);
  fc.assert(fc.property(fc.bigInt(), (cents) => toCents(formatCents(cents)) === cents));
});

it('decimalPlaces counts those that a number needs', () => {
  expect([1, 1.5, 1e-7, 1.5e-7, 1e21, '1.50'].map(decimalPlaces)).toEqual([0, 1, 7, 8, 0, 2]);
});
