import { dayOf } from '../format/time.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Buckets come as text (`2026-10-05`), as a time axis would cut off the first one; shown as the locale writes days. */
export function dayLabels(categories: readonly string[], locale: string): { short: string[]; long: string[] } {
  const days = categories.map((text) => (DAY.test(text) ? dayOf(text) : null));
  if (categories.length === 0 || days.some((day) => day === null))
    return { short: [...categories], long: [...categories] };
  const firsts = days.every((day) => day?.day === 1) && days.length > 1;
  const years = new Set(days.map((day) => day?.year)).size > 1;
  const withYear = years ? ({ year: '2-digit' } as const) : {};
  const short = firsts
    ? ({ month: 'short', ...withYear } as const)
    : ({ day: 'numeric', month: 'short', ...withYear } as const);
  const write = (options: Intl.DateTimeFormatOptions) =>
    days.map((day, index) => day?.setLocale(locale).toLocaleString(options) ?? categories[index] ?? '');
  return { short: write(short), long: write({ dateStyle: 'long' }) };
}
