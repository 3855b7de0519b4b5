import type { Random } from './random.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
/** 18 months. */
export const HISTORY_DAYS = 548;

/** `YYYY-MM-DD` of a moment, in UTC. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** Start of a `YYYY-MM-DD` in UTC. */
export function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** RFC 3339 with the office's offset, as its CRM would write it. */
export function localTime(ms: number, offsetHours: number): string {
  if (offsetHours === 0) return new Date(ms).toISOString();
  const local = new Date(ms + offsetHours * HOUR_MS).toISOString().slice(0, -1);
  return `${local}+${String(offsetHours).padStart(2, '0')}:00`;
}

/** The moment itself if it is in office hours (8 to 18, Monday to Friday), else one in the next office day's morning. */
export function inOfficeHours(ms: number, offsetHours: number, random: Random): number {
  const local = ms + offsetHours * HOUR_MS;
  const hour = (local % DAY_MS) / HOUR_MS;
  let day = Math.floor(local / DAY_MS);
  if (hour >= 18) day++;
  // Day 0 of Unix time was a Thursday.
  const weekday = (day + 4) % 7;
  const weekend = weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
  const moved = day + weekend;
  if (moved === Math.floor(local / DAY_MS) && hour >= 8) return ms;
  return moved * DAY_MS + (8 + random.between(0, 2)) * HOUR_MS - offsetHours * HOUR_MS;
}

/** January to December: quiet at Tết and in August, busy before the year ends. */
const SEASON = [0.8, 0.7, 1.1, 1.05, 1, 0.95, 0.85, 0.75, 1.1, 1.2, 1.3, 1.05];
/** Sunday to Saturday. */
const WEEKDAY = [0.45, 1.15, 1.2, 1.15, 1.1, 1, 0.55];
/** The company brings in 70 % more contacts a day at the end of the history than at its beginning. */
const GROWTH = 0.7;

/** How busy a day is, relative to an average one at the beginning. */
function busyness(dayMs: number, dayIndex: number): number {
  const date = new Date(dayMs);
  const season = SEASON[date.getUTCMonth()] ?? 1;
  const weekday = WEEKDAY[date.getUTCDay()] ?? 1;
  return season * weekday * (1 + (GROWTH * dayIndex) / HISTORY_DAYS);
}

/** Contacts per day of the history, adding up to `contacts`; the anchor day is the last. */
export function contactsPerDay(anchorDay: string, contacts: number): { dayMs: number; first: number; count: number }[] {
  const start = startOf(anchorDay) - (HISTORY_DAYS - 1) * DAY_MS;
  const days = Array.from({ length: HISTORY_DAYS }, (_, index) => {
    const dayMs = start + index * DAY_MS;
    return { dayMs, weight: busyness(dayMs, index) };
  });
  const total = days.reduce((sum, day) => sum + day.weight, 0);
  let weightSoFar = 0;
  let first = 0;
  return days.map(({ dayMs, weight }) => {
    weightSoFar += weight;
    const upTo = Math.round((weightSoFar / total) * contacts);
    const day = { dayMs, first, count: upTo - first };
    first = upTo;
    return day;
  });
}
