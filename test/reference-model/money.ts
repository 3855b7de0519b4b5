/** Conversion into the base currency. */
import type { Directory } from './directory.ts';
import { cents, Dec } from './fields.ts';

export interface Converted {
  /** In the base currency, rounded once to cents; 0 where there is no rate. */
  readonly value: Dec;
  readonly missingRate: boolean;
}

/** By the last rate on or before the day. The base currency needs none. */
export function convert(
  amount: Dec,
  currency: string | null,
  day: string,
  directory: Directory,
  baseCurrency: string,
): Converted {
  if (currency === null || currency === baseCurrency) return { value: cents(amount), missingRate: false };
  const [rate] = directory.rates
    .filter((candidate) => candidate.currency === currency && candidate.on <= day)
    .sort((a, b) => (a.on < b.on ? 1 : -1));
  return rate
    ? { value: cents(amount.times(rate.rate)), missingRate: false }
    : { value: new Dec(0), missingRate: true };
}
