const DAY_MS = 86_400_000;
/** Offsets of time zones change only at multiples of a quarter of an hour, so one look-up serves a quarter. */
const QUARTER_MS = 900_000;

/** Days of the business time zone, as day numbers since 1970-01-01. */
export interface BusinessTime {
  /** Day number on which the instant is in the business time zone. */
  dayOf(epochMs: number): number;
}

/** `YYYY-MM-DD` → day number since 1970-01-01. The text must be a valid date (schemas check it). */
export function dayNumber(date: string): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY_MS;
}

/** @param timeZone IANA name, e.g. `Asia/Ho_Chi_Minh` (`REPORT_TIMEZONE`) */
export function createBusinessTime(timeZone: string): BusinessTime {
  if (timeZone === 'UTC') return { dayOf: (epochMs) => Math.floor(epochMs / DAY_MS) };
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    era: 'short',
  });
  const byQuarter = new Map<number, number>();
  return {
    dayOf(epochMs) {
      const quarter = Math.floor(epochMs / QUARTER_MS);
      const known = byQuarter.get(quarter);
      if (known !== undefined) return known;
      const part = new Map(format.formatToParts(quarter * QUARTER_MS).map((p) => [p.type, p.value]));
      const day = Date.UTC(Number(part.get('year')), Number(part.get('month')) - 1, Number(part.get('day'))) / DAY_MS;
      // 200,000 quarters are 5.7 years: enough for live data, bounded for hostile times.
      if (byQuarter.size > 200_000) byQuarter.clear();
      byQuarter.set(quarter, day);
      return day;
    },
  };
}
