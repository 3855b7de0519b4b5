import { DateTime } from 'luxon';
import type { Cell } from '../api.ts';
import type { Formats } from './number.ts';

/**
 * A ClickHouse time as instant: `2026-10-31 14:03:00.000` in the column's zone (`DateTime64(3, 'Asia/Ho_Chi_Minh')`, else the
 * business time zone), with offset, or epoch milliseconds. Null if it is none.
 */
export function instantOf(cell: Cell, type: string, timeZone: string): DateTime | null {
  if (typeof cell === 'number') return DateTime.fromMillis(cell, { zone: timeZone });
  if (typeof cell !== 'string') return null;
  const zone = /'([^']+)'/.exec(type)?.[1] ?? timeZone;
  const parsed = DateTime.fromISO(cell.replace(' ', 'T'), { zone });
  return parsed.isValid ? parsed.setZone(timeZone) : null;
}

/** A day without a time keeps its date, whatever the zone. */
export const dayOf = (cell: Cell): DateTime | null => {
  const parsed = typeof cell === 'string' ? DateTime.fromISO(cell.slice(0, 10), { zone: 'utc' }) : null;
  return parsed?.isValid ? parsed : null;
};

export const formatDay = (day: DateTime, { locale }: Formats): string =>
  day.setLocale(locale).toLocaleString({ day: '2-digit', month: '2-digit', year: 'numeric' });

/** Date and minute in the locale's own order. */
export const formatTime = (time: DateTime, { locale }: Formats): string =>
  time.setLocale(locale).toLocaleString({
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });

/** Grafana's `dateTimeAsIso`: sorts as text, the same in every language. */
export const formatIso = (time: DateTime): string => time.toFormat('yyyy-MM-dd HH:mm:ss');

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
