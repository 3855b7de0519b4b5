import { DateTime } from 'luxon';
import { RowError } from './row.ts';

/** How to read times that say no offset themselves. */
export interface TimeReading {
  zone: string;
  /** Luxon's tokens, `epoch_ms`, `epoch_s`, or undefined: ISO 8601 and SQL's form. */
  format?: string | undefined;
}

function parse(text: string, { zone, format }: TimeReading): DateTime {
  if (format === 'epoch_ms' || format === 'epoch_s') {
    return DateTime.fromMillis(
      /^-?\d+(\.\d+)?$/.test(text) ? Number(text) * (format === 'epoch_s' ? 1_000 : 1) : Number.NaN,
      { zone },
    );
  }
  // `locale: en`: month names and AM/PM of exports, whatever the machine speaks.
  if (format !== undefined) return DateTime.fromFormat(text, format, { zone, locale: 'en' });
  return DateTime.fromISO(text.replace(' ', 'T'), { zone });
}

function parsed(text: string, reading: TimeReading, column: string): DateTime {
  const time = parse(text, reading);
  const expected = reading.format ?? 'ISO 8601 (2026-03-31 or 2026-03-31 14:05:00)';
  if (!time.isValid) throw new RowError('invalid_time', column, `is not a time of the form ${expected}`);
  return time;
}

/** RFC 3339 in UTC. @throws RowError `invalid_time` */
export function toTime(text: string, reading: TimeReading, column: string): string {
  return parsed(text, reading, column).toUTC().toISO() ?? '';
}

/** `YYYY-MM-DD` in the mapping's zone. @throws RowError `invalid_time` */
export function toDate(text: string, reading: TimeReading, column: string): string {
  return parsed(text, reading, column).setZone(reading.zone).toISODate() ?? '';
}
