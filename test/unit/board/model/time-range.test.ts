import { describe, expect, it } from 'vitest';
import { daysOf, parseTime, rangeOfDays, resolveRange } from '../../../../services/board/model/time-range.ts';

/** A Wednesday, before dawn in Warsaw; summer time ends there on the 25th. */
const NOW = Date.parse('2026-10-28T02:30:00+01:00');
const WARSAW = 'Europe/Warsaw';
const iso = (text: string, end = false, zone = WARSAW, now = NOW) => {
  const time = parseTime(text, now, zone, end);
  return time === null ? null : new Date(time).toISOString();
};

describe('date mathematics', () => {
  it.each([
    ['now/M', '2026-09-30T22:00:00.000Z', '2026-10-31T22:59:59.999Z'],
    ['now/w', '2026-10-25T23:00:00.000Z', '2026-11-01T22:59:59.999Z'],
    ['now/Q', '2026-09-30T22:00:00.000Z', '2026-12-31T22:59:59.999Z'],
    ['now/y', '2025-12-31T23:00:00.000Z', '2026-12-31T22:59:59.999Z'],
    ['now-1M/M', '2026-08-31T22:00:00.000Z', '2026-09-30T21:59:59.999Z'],
    ['now-27d/d', '2026-09-30T22:00:00.000Z', '2026-10-01T21:59:59.999Z'],
    ['now/d', '2026-10-27T23:00:00.000Z', '2026-10-28T22:59:59.999Z'],
    ['now+1d', '2026-10-29T01:30:00.000Z', '2026-10-29T01:30:00.000Z'],
  ])('cuts %s in the zone, with Monday as first day', (text, from, to) => {
    expect([iso(text), iso(text, true)]).toEqual([from, to]);
  });

  it('goes 24 hours or one day, which differ when the clocks change', () => {
    const after = Date.parse('2026-10-25T12:00:00+01:00');
    expect(iso('now-1d', false, WARSAW, after)).toBe('2026-10-24T10:00:00.000Z');
    expect(iso('now-24h', false, WARSAW, after)).toBe('2026-10-24T11:00:00.000Z');
  });

  it('reads epoch milliseconds and ISO 8601, days without offset in the zone', () => {
    expect(iso('1790000000000')).toBe(new Date(1790000000000).toISOString());
    expect(iso('2026-10-05')).toBe('2026-10-04T22:00:00.000Z');
    expect(iso('2026-10-05', true)).toBe('2026-10-05T21:59:59.999Z');
    expect(iso('2026-10-05T10:00:00Z')).toBe('2026-10-05T10:00:00.000Z');
  });

  it.each(['now-', 'now/x', 'now-1', 'yesterday', ''])('does not guess at "%s"', (text) => {
    expect(iso(text)).toBeNull();
  });

  it('refuses ends in the wrong order', () => {
    expect(resolveRange({ from: 'now', to: 'now-1d' }, NOW, WARSAW)).toBeNull();
  });
});

describe('days of a range', () => {
  it('come back as they were put in, in any zone and over a change of clocks', () => {
    for (const zone of [WARSAW, 'Asia/Ho_Chi_Minh', 'America/New_York', 'UTC']) {
      const raw = rangeOfDays('2026-10-24', '2026-10-26', zone);
      const range = raw && resolveRange(raw, NOW, zone);
      expect(range && daysOf(range, zone)).toEqual({ first: '2026-10-24', last: '2026-10-26' });
    }
  });

  it('are none if the last is before the first', () => {
    expect(rangeOfDays('2026-10-02', '2026-10-01', 'UTC')).toBeNull();
  });
});
