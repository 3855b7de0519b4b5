import { convert } from '../../../schemas/decimal.ts';
import type { DeriveContext } from './model.ts';

/** 9,999,999,999,999,999.99: the most that Decimal(18, 2) holds. A product beyond it is stored as this much. */
const MOST_CENTS = 999_999_999_999_999_999n;

/** Amount in the base currency; `missing`: there is no rate on or before the day, the amount is 0. */
export interface Converted {
  cents: bigint;
  missing: boolean;
}

/** Converts once, rounding half away from zero (docs/contract/metrics.md, "Conventions"). */
export function toBase(context: DeriveContext, amount: string | number, currency: string, day: number): Converted {
  if (currency === context.baseCurrency) return { cents: clamp(convert(amount, undefined)), missing: false };
  const rate = context.directory.rateOn(currency, day);
  if (rate === undefined) return { cents: 0n, missing: true };
  return { cents: clamp(convert(amount, rate)), missing: false };
}

/** Amount in cents of the currency it was said in. */
export const inCents = (amount: string | number): bigint => clamp(convert(amount, undefined));

export const clamp = (cents: bigint): bigint => (cents > MOST_CENTS ? MOST_CENTS : cents);

/** Percentage or quantity × 10^6, rounded. */
export const toMicros = (value: string | number): number => Math.round(Number(value) * 1e6);
