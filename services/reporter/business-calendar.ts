import { DateTime } from 'luxon';
import { LeadstreamError } from '../shared/errors.ts';

/** 15 minutes: offsets of time zones change only at multiples of it. */
const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;

export interface BusinessCalendar {
  /** `YYYY-MM-DD` of the instant. */
  dayOf(epochMs: number): string;
  /** The instant at which a day begins: 00:00, or later where summer time takes its midnight away. */
  beginOf(day: string): number;
  /** When the generation of a day is due: the time of day that is configured, on that day. */
  dueAt(day: string): number;
  /** The last day whose generation is due at that instant. */
  lastDueDay(epochMs: number): string;
}

/** A day moved by so many days. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whether the text is a `YYYY-MM-DD` that exists. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;
}

/**
 * Days of the business time zone, and when their generations are due. Pure.
 * @param timeOfDay `HH:MM` (`REPORT_TIME`)
 */
export function createBusinessCalendar(timeZone: string, timeOfDay = '00:15'): BusinessCalendar {
  const [hour = 0, minute = 0] = timeOfDay.split(':').map(Number);
  const dayOf = (epochMs: number) => DateTime.fromMillis(epochMs, { zone: timeZone }).toFormat('yyyy-MM-dd');

  const begins = new Map<string, number>();
  function beginOf(day: string): number {
    const known = begins.get(day);
    if (known !== undefined) return known;
    const begin = findBegin(day);
    begins.set(day, begin);
    return begin;
  }

  function findBegin(day: string): number {
    const guess = DateTime.fromISO(day, { zone: timeZone });
    if (!guess.isValid) throw new LeadstreamError('DAY', `${day} is not a day of the calendar`);
    // Where 00:00 comes twice or never, the guess may be one shift of the clocks off.
    let begin = guess.toMillis();
    while (dayOf(begin) < day) begin += QUARTER_MS;
    while (dayOf(begin - QUARTER_MS) >= day) begin -= QUARTER_MS;
    return begin;
  }

  function dueAt(day: string): number {
    const at = DateTime.fromISO(day, { zone: timeZone }).set({ hour, minute }).toMillis();
    return Math.max(at, beginOf(day));
  }

  return {
    dayOf,
    beginOf,
    dueAt,
    lastDueDay(epochMs) {
      const today = dayOf(epochMs);
      return epochMs >= dueAt(today) ? today : addDays(today, -1);
    },
  };
}
