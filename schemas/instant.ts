/** A point in time, finer than milliseconds: `timeSub` holds the fraction's digits beyond them, trailing zeros trimmed, so that text order is time order. */
export interface Instant {
  timeMs: number;
  timeSub: string;
}

const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** 45 digits of fraction: far beyond any clock, and short enough to compare and store. */
const MAX_LENGTH = 71;

/** The span that ClickHouse's DateTime64 and Date32 hold. */
export const MIN_TIME_MS = Date.UTC(1900, 0, 1);
export const MAX_TIME_MS = Date.UTC(2300, 0, 1) - 1;

const leapYear = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysIn = (year: number, month: number) =>
  month === 2 ? (leapYear(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
const isDay = (year: number, month: number, day: number) =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);

/**
 * Reads an RFC 3339 date-time with offset. Calendar days must exist; a leap second (`:60`) only where UTC can have one, at 23:59,
 * and means the instant after it, as in POSIX time.
 * @returns undefined if the text is not one; years before 1900 or after 2299 are read too (see {@link inRange})
 */
export function parseInstant(text: string): Instant | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const match = RFC_3339.exec(text);
  if (!match) return undefined;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  const hour = Number(match[4]);
  const minute = Number(match[5]);
  const second = Number(match[6]);
  if (!isDay(year, month, day) || hour > 23 || minute > 59 || second > 60) return undefined;
  const offsetHour = Number(match[9] ?? 0);
  const offsetMinute = Number(match[10] ?? 0);
  if (offsetHour > 23 || offsetMinute > 59) return undefined;
  const offsetMs = (offsetHour * 60 + offsetMinute) * MINUTE_MS * (match[8] === '-' ? -1 : 1);
  const minuteMs = epochMs(year, month, day, hour, minute) - offsetMs;
  if (second === 60 && (minuteMs + MINUTE_MS) % DAY_MS !== 0) return undefined;
  const fraction = match[7] ?? '';
  return {
    timeMs: minuteMs + second * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0')),
    timeSub: fraction.length > 3 ? fraction.slice(3).replace(/0+$/, '') : '',
  };
}

/** Date.UTC takes the years 0–99 for 1900–1999; here they are themselves, and so out of range. */
function epochMs(year: number, month: number, day: number, hour: number, minute: number): number {
  const ms = Date.UTC(year, month - 1, day, hour, minute);
  return year < 100 ? new Date(ms).setUTCFullYear(year) : ms;
}

/** Whether an instant lies in the years 1900–2299 (UTC). */
export function inRange(instant: Instant): boolean {
  return instant.timeMs >= MIN_TIME_MS && instant.timeMs <= MAX_TIME_MS;
}

/** Whether the text is a `YYYY-MM-DD` that exists in the calendar. */
export function isCalendarDate(text: string): boolean {
  const match = DATE.exec(text);
  return match !== null && isDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Order of two instants: negative, 0 or positive. */
export function compareInstants(a: Instant, b: Instant): number {
  return a.timeMs - b.timeMs || (a.timeSub === b.timeSub ? 0 : a.timeSub < b.timeSub ? -1 : 1);
}
