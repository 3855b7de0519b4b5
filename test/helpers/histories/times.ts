/** Days and times of the autumn of 2024, when every business time zone of the configurations changes its clocks. */
import fc from 'fast-check';
import { pick } from './pools.ts';

const FIRST_DAY = Date.UTC(2024, 8, 24);
const DAYS = 50;

export const day: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: DAYS - 1 })
  .map((index) => new Date(FIRST_DAY + index * 86_400_000).toISOString().slice(0, 10));

/** Few moments of the day: midnights of business time zones, and one that everything may share. */
const clock = pick(['00:00:00', '04:59:59', '05:00:00', '12:00:00', '16:59:59', '17:00:00', '22:00:00', '23:59:59']);
/** Also several that are the same instant, or the same millisecond. */
const fraction = pick(['', '.0', '.1', '.1000', '.123', '.1234', '.12341', '.9999999', '.999']);
const offsetMinutes = pick([0, 0, 420, -330, 120, 765]);

/** One instant in one of its many spellings. */
const anyTime: fc.Arbitrary<string> = fc
  .tuple(day, clock, fraction, offsetMinutes)
  .map(([date, time, digits, offset]) => {
    const local = new Date(Date.parse(`${date}T${time}Z`) + offset * 60_000).toISOString().slice(0, 19);
    return `${local}${digits}${offsetText(offset)}`;
  });

/** Three instants that many events share, so that source and id must decide. */
const sharedTime = pick([
  '2024-10-10T12:00:00Z',
  '2024-10-10T14:00:00.000+02:00',
  '2024-10-10T12:00:00.0000001Z',
  '2024-10-27T01:30:00+01:00',
]);

export const time: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: anyTime },
  { weight: 1, arbitrary: sharedTime },
);

function offsetText(minutes: number): string {
  if (minutes === 0) return 'Z';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}
