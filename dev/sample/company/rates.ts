import { createRandom } from '../random.ts';

/** Units of USD for one unit at the beginning. */
const START: Readonly<Record<string, number>> = { USD: 1, EUR: 1.09, PLN: 0.255, VND: 0.0000398 };

export type Currency = 'USD' | 'EUR' | 'PLN' | 'VND';

/** `2026-03-01` and the following firsts of months, `count` of them, ending with the month of `lastDay`. */
export function monthsUpTo(lastDay: string, count: number): string[] {
  const year = Number(lastDay.slice(0, 4));
  const month = Number(lastDay.slice(5, 7)) - 1;
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, month - (count - 1) + index, 1)).toISOString().slice(0, 10),
  );
}

/** Monthly rates of every currency in units of `base`, drifting by up to 2 % a month. Without a known base: of USD. */
export function monthlyRates(
  seed: number,
  months: readonly string[],
  base: string,
): { currency: string; on: string; rate: string }[] {
  const random = createRandom(seed, 3);
  const usd = { ...START };
  const home = base in START ? base : 'USD';
  const rates: { currency: string; on: string; rate: string }[] = [];
  for (const on of months) {
    for (const currency of Object.keys(START)) {
      if (currency !== 'USD') usd[currency] = (usd[currency] ?? 1) * random.between(0.98, 1.02);
    }
    for (const currency of Object.keys(START)) {
      if (currency !== home) rates.push({ currency, on, rate: ((usd[currency] ?? 1) / (usd[home] ?? 1)).toFixed(12) });
    }
  }
  return rates;
}

/** A price in a customer's currency, rounded as on an offer. */
export function priceIn(currency: Currency, usd: number): string {
  const amount = usd / (START[currency] ?? 1);
  return currency === 'VND' ? String(Math.round(amount / 1_000) * 1_000) : amount.toFixed(2);
}
