import { describe, expect, it } from 'vitest';
import { addDays, createBusinessCalendar, isDay } from '../../../services/reporter/business-calendar.ts';

const iso = (epochMs: number) => new Date(epochMs).toISOString();

describe('business days', () => {
  it.each([
    ['UTC', '2026-10-18', '2026-10-18T00:00:00.000Z'],
    ['Asia/Ho_Chi_Minh', '2026-10-18', '2026-10-17T17:00:00.000Z'],
    ['Europe/Warsaw', '2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['Europe/Warsaw', '2026-10-26', '2026-10-25T23:00:00.000Z'],
    // Summer time takes 00:00 away: the day begins at 01:00.
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z'],
    ['Asia/Beirut', '2022-03-27', '2022-03-26T22:00:00.000Z'],
    // 00:00 comes twice: the day begins with the first.
    ['America/Havana', '2024-11-03', '2024-11-03T04:00:00.000Z'],
    // 23:00 comes twice the evening before.
    ['America/Sao_Paulo', '2018-02-18', '2018-02-18T03:00:00.000Z'],
    ['Asia/Kathmandu', '2026-01-01', '2025-12-31T18:15:00.000Z'],
    // A day that does not exist there: the next one begins where it would.
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00.000Z'],
  ])('in %s, %s begins at %s', (zone, day, begin) => {
    expect(iso(createBusinessCalendar(zone).beginOf(day))).toBe(begin);
  });

  it.each(['Europe/Warsaw', 'America/Sao_Paulo', 'Asia/Beirut', 'America/Havana', 'Asia/Kathmandu', 'UTC'])(
    'in %s every instant before the beginning is of an earlier day, and none after it',
    (zone) => {
      const calendar = createBusinessCalendar(zone);
      for (let day = '2018-01-01'; day < '2019-03-01'; day = addDays(day, 1)) {
        const begin = calendar.beginOf(day);
        expect([calendar.dayOf(begin - 1) < day, calendar.dayOf(begin)]).toEqual([true, day]);
      }
    },
  );

  it('go on over the ends of months and years, and leap days', () => {
    expect(addDays('2026-10-31', 1)).toBe('2026-11-01');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect([isDay('2028-02-29'), isDay('2026-02-29'), isDay('26-1-1')]).toEqual([true, false, false]);
  });
});

describe('when a generation is due', () => {
  it('is at its time of day in the business time zone', () => {
    expect(iso(createBusinessCalendar('Asia/Ho_Chi_Minh').dueAt('2026-10-18'))).toBe('2026-10-17T17:15:00.000Z');
    expect(iso(createBusinessCalendar('Europe/Warsaw', '06:30').dueAt('2026-10-26'))).toBe('2026-10-26T05:30:00.000Z');
  });

  it('is never before the day begins, also where 00:15 does not exist', () => {
    const calendar = createBusinessCalendar('America/Sao_Paulo');
    expect(iso(calendar.dueAt('2018-11-04'))).toBe('2018-11-04T03:15:00.000Z');
  });

  it('is that of yesterday until a quarter past midnight', () => {
    const calendar = createBusinessCalendar('Europe/Warsaw');
    expect(calendar.lastDueDay(Date.parse('2026-10-31T23:14:59.999Z'))).toBe('2026-10-31');
    expect(calendar.lastDueDay(Date.parse('2026-10-31T23:15:00Z'))).toBe('2026-11-01');
  });
});
