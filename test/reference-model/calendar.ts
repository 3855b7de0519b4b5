/** Instants of any precision, business days, buckets and periods, by luxon. */
import { DateTime } from 'luxon';

/** `ms`: epoch milliseconds; `sub`: the digits of the second's fraction beyond them, without trailing zeros. */
export interface Instant {
  readonly ms: number;
  readonly sub: string;
}

const RFC3339 = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:\d{2})$/;

export function instantOf(time: string): Instant {
  const parts = RFC3339.exec(time.toUpperCase());
  if (!parts) throw new Error('reference model: not an RFC 3339 time');
  const [, day, clock, fraction = '', offset] = parts;
  const second = DateTime.fromISO(`${day}T${clock}${offset}`, { zone: 'utc' });
  if (!second.isValid) throw new Error('reference model: no such time');
  return {
    ms: second.toMillis() + Number(fraction.slice(0, 3).padEnd(3, '0')),
    sub: fraction.slice(3).replace(/0+$/, ''),
  };
}

/** Digits of a fraction without trailing zeros order like text: '' < '1' < '12' < '2'. */
export function compareInstants(a: Instant, b: Instant): number {
  if (a.ms !== b.ms) return a.ms < b.ms ? -1 : 1;
  return a.sub === b.sub ? 0 : a.sub < b.sub ? -1 : 1;
}

export function earliest(instants: readonly Instant[]): Instant | null {
  return instants.reduce<Instant | null>((a, b) => (a === null || compareInstants(b, a) < 0 ? b : a), null);
}

export function latest(instants: readonly Instant[]): Instant | null {
  return instants.reduce<Instant | null>((a, b) => (a === null || compareInstants(b, a) > 0 ? b : a), null);
}

/** ISO UTC with milliseconds, finer digits cut off. */
export function iso(instant: Instant): string {
  return new Date(instant.ms).toISOString();
}

export function isoOrNull(instant: Instant | null): string | null {
  return instant === null ? null : iso(instant);
}

/** The business day of an instant, 'YYYY-MM-DD'. */
export function dayOf(instant: Instant, timezone: string): string {
  return dateText(DateTime.fromMillis(instant.ms, { zone: timezone }));
}

export function addDays(day: string, days: number): string {
  return dateText(date(day).plus({ days }));
}

export function daysBetween(from: string, to: string): number {
  return Math.round(date(to).diff(date(from), 'days').days);
}

/** `to` is exclusive, as everywhere. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export function within(day: string, period: Period): boolean {
  return period.from <= day && day < period.to;
}

export function previousPeriod({ from, to }: Period): Period {
  if (from.endsWith('-01') && to.endsWith('-01')) {
    const months = Math.round(date(to).diff(date(from), 'months').months);
    return { from: dateText(date(from).minus({ months })), to: from };
  }
  return { from: addDays(from, -daysBetween(from, to)), to: from };
}

export type Bucket = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'auto';
type Unit = Exclude<Bucket, 'auto'>;

export function bucketStart(day: string, unit: Unit): string {
  return dateText(date(day).startOf(unit));
}

export function unitOf(bucket: Bucket, { from, to }: Period): Unit {
  if (bucket !== 'auto') return bucket;
  const days = daysBetween(from, to);
  return days <= 14 ? 'day' : days <= 100 ? 'week' : 'month';
}

/** The starts of all buckets that a period touches, the first of which may be before it. */
export function bucketsOf(bucket: Bucket, period: Period): string[] {
  const unit = unitOf(bucket, period);
  const starts = new Set<string>();
  for (let day = period.from; day < period.to; day = addDays(day, 1)) starts.add(bucketStart(day, unit));
  return [...starts];
}

function date(day: string): DateTime {
  return DateTime.fromISO(day, { zone: 'utc' });
}

function dateText(value: DateTime): string {
  return value.toFormat('yyyy-MM-dd');
}
