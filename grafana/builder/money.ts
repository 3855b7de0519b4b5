import type { Context } from './context.ts';

/**
 * Unit and decimals of the base currency in this language. In full, with grouped thousands: a report's revenue is compared with
 * the books, where "1.24 Mil" helps nobody. A currency that the language file doesn't list is shown with its code.
 */
export function money(ctx: Context): { unit: string; decimals: number } {
  const listed = new Map(Object.entries(ctx.texts.common.money)).get(ctx.baseCurrency);
  if (listed === undefined) return { unit: `currency:financial: ${ctx.baseCurrency}:suffix`, decimals: 2 };
  const [place, symbol, decimals] = [listed.place, listed.symbol, listed.decimals];
  return { unit: `currency:financial:${symbol}${place === 'after' ? ':suffix' : ''}`, decimals: Number(decimals) };
}
