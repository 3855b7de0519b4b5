import { DateTime, type DurationLike } from 'luxon';

/** A time range as in the address: expressions, not instants. */
export interface RawRange {
  from: string;
  to: string;
}

/** Instants in epoch milliseconds. */
export interface Range {
  from: number;
  to: number;
}

const UNITS = {
  s: 'second',
  m: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
  M: 'month',
  Q: 'quarter',
  y: 'year',
} as const;
type UnitKey = keyof typeof UNITS;
const isUnit = (text: string): text is UnitKey => text in UNITS;
const STEP = /([+-])(\d*)([smhdwMQy])|\/f?([smhdwMQy])/g;

function step(time: DateTime, sign: string, amount: string, unit: UnitKey): DateTime {
  const duration: DurationLike = { [`${UNITS[unit]}s`]: amount === '' ? 1 : Number(amount) };
  return sign === '-' ? time.minus(duration) : time.plus(duration);
}

/**
 * Grafana's date mathematics: `now-27d/d`, `now/M`; weeks begin on Monday. With `end`, cutting goes to the last millisecond of the
 * unit. Also epoch milliseconds and ISO 8601 (without offset: in the zone). Null if it is none of them.
 */
export function parseTime(text: string, now: number, zone: string, end: boolean): number | null {
  if (/^\d{8,}$/.test(text)) return Number(text);
  if (!text.startsWith('now')) {
    const time = DateTime.fromISO(text.replace(' ', 'T'), { zone });
    if (!time.isValid) return null;
    return (end && /^\d{4}-\d{2}-\d{2}$/.test(text) ? time.endOf('day') : time).toMillis();
  }
  const rest = text.slice('now'.length);
  if (rest.replace(STEP, '') !== '') return null;
  let time: DateTime = DateTime.fromMillis(now, { zone });
  for (const [, sign = '', amount = '', unit = '', cut = ''] of rest.matchAll(STEP)) {
    if (isUnit(cut)) time = end ? time.endOf(UNITS[cut]) : time.startOf(UNITS[cut]);
    else if (isUnit(unit)) time = step(time, sign, amount, unit);
  }
  return time.toMillis();
}

/** Both ends as instants; null if one is not understood or they are in the wrong order. */
export function resolveRange({ from, to }: RawRange, now: number, zone: string): Range | null {
  const start = parseTime(from, now, zone, false);
  const stop = parseTime(to, now, zone, true);
  return start === null || stop === null || start > stop ? null : { from: start, to: stop };
}

/** First and last day of a range, for date fields (`2026-10-01`). */
export function daysOf({ from, to }: Range, zone: string): { first: string; last: string } {
  const day = (time: number) => DateTime.fromMillis(time, { zone }).toISODate() ?? '';
  return { first: day(from), last: day(to) };
}

/** Whole days as they are in the address: first millisecond of one to last of the other. */
export function rangeOfDays(first: string, last: string, zone: string): RawRange | null {
  const from = DateTime.fromISO(first, { zone }).startOf('day');
  const to = DateTime.fromISO(last, { zone }).endOf('day');
  if (!from.isValid || !to.isValid || from > to) return null;
  return { from: String(from.toMillis()), to: String(to.toMillis()) };
}

/** "1 Oct 2026 – 31 Oct 2026" in the locale. */
export function describeRange({ from, to }: Range, zone: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: zone });
  return format.formatRange(from, to);
}
