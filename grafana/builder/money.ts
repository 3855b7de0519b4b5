import type { Context } from './context.ts';

/** Signs of currencies; others are shown with their code. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['USD', '$'],
  ['EUR', '€'],
  ['GBP', '£'],
  ['PLN', 'zł'],
  ['VND', '₫'],
]);

/** Currencies that English writes before the number; Vietnamese and Polish write all behind it. */
const BEFORE = ['USD', 'EUR', 'GBP'];

/**
 * Unit and decimals of the base currency in this language. In full, with grouped thousands: a report's revenue is compared with
 * the books, where "1.24 Mil" helps nobody.
 */
export function money({ locale, baseCurrency }: Context): { unit: string; decimals: number } {
  const sign = SIGNS.get(baseCurrency) ?? baseCurrency;
  const before = locale === 'en' && BEFORE.includes(baseCurrency);
  return {
    unit: `currency:financial:${before ? sign : ` ${sign}:suffix`}`,
    decimals: baseCurrency === 'VND' ? 0 : 2,
  };
}
