import { describe, expect, it } from 'vitest';
import { createBusinessCalendar } from '../../../services/reporter/business-calendar.ts';
import type { KnownReport, ReportVersion, RoutingConfig } from '../../../services/reporter/model.ts';
import { dueTasks, missingDays } from '../../../services/reporter/plan/due.ts';

const ZONE = 'Europe/Warsaw';
const calendar = createBusinessCalendar(ZONE);
const at = (time: string) => Date.parse(time);

const CONFIG: RoutingConfig = {
  sourceTags: ['ad'],
  forwardedFrom: 'hub',
  salespeople: ['an'],
  firstContactTag: 'called',
  conversionStage1: 's1',
  conversionStage2: 's2',
  finalStage: 's3',
};

/** Monday, 2026-10-19, at noon. */
const MONDAY_NOON = '2026-10-19T12:00:00+02:00';

function version(time: string, over: Partial<ReportVersion> = {}): ReportVersion {
  const timeMs = at(time);
  return { fingerprint: time, timeMs, receivedAtMs: timeMs, active: true, applied: true, config: CONFIG, ...over };
}

function report(versions: ReportVersion[], days: string[] = []): KnownReport {
  const frozen = days.length > 0 ? { config: CONFIG, knownVersions: ['first'] } : undefined;
  return { reportId: 'lr', versions, days, frozen };
}

const daysDue = (known: KnownReport, now: string) => dueTasks([known], at(now), calendar).map(({ day }) => day);

describe('due generations', () => {
  it('begin on Tuesday for what is configured on Monday', () => {
    const known = report([version(MONDAY_NOON)]);
    expect(daysDue(known, '2026-10-20T00:14:59+02:00')).toEqual([]);
    expect(daysDue(known, '2026-10-20T00:15:00+02:00')).toEqual(['2026-10-20']);
  });

  it('are over what was before midnight, by the configuration before midnight', () => {
    const later = version('2026-10-20T00:05:00+02:00', { config: { ...CONFIG, finalStage: 's9' } });
    const [task] = dueTasks([report([version(MONDAY_NOON), later])], at('2026-10-20T00:20:00+02:00'), calendar);
    expect(task).toMatchObject({
      beforeMs: at('2026-10-20T00:00:00+02:00'),
      config: CONFIG,
      knownVersions: [MONDAY_NOON],
      newest: true,
    });
  });

  it('are made up since the last one, each day once, over a month’s end and the end of summer time', () => {
    const known = report([version(MONDAY_NOON)], ['2026-10-20', '2026-10-21', '2026-10-22', '2026-10-23']);
    const tasks = dueTasks([known], at('2026-11-02T08:00:00+01:00'), calendar);
    expect(tasks.map(({ day }) => day)).toEqual([
      '2026-10-24',
      '2026-10-25',
      '2026-10-26',
      '2026-10-27',
      '2026-10-28',
      '2026-10-29',
      '2026-10-30',
      '2026-10-31',
      '2026-11-01',
      '2026-11-02',
    ]);
    expect(new Date(tasks[2]?.beforeMs ?? 0).toISOString()).toBe('2026-10-25T23:00:00.000Z');
    expect(tasks.map(({ newest }) => newest)).toEqual([...Array(9).fill(false), true]);
    expect(tasks.every(({ knownVersions }) => knownVersions[0] === 'first')).toBe(true);
  });

  it('leave out what was received after its time: not even a day that a back-dated report would have had', () => {
    const backDated = version('2025-01-01T00:00:00Z', { receivedAtMs: at('2026-10-19T10:00:00+02:00') });
    expect(daysDue(report([backDated]), '2026-10-19T23:59:00+02:00')).toEqual([]);
    expect(daysDue(report([backDated]), '2026-10-20T00:15:00+02:00')).toEqual(['2026-10-20']);
  });

  it('come on Tuesday for what was configured before midnight and received before it was due', () => {
    const lastMinute = version('2026-10-19T23:59:59+02:00', { receivedAtMs: at('2026-10-20T00:10:00+02:00') });
    expect(daysDue(report([lastMinute]), '2026-10-20T00:15:00+02:00')).toEqual(['2026-10-20']);
  });

  it('stop where the report was inactive when the day began, and go on where it was active again', () => {
    const known = report(
      [
        version(MONDAY_NOON),
        version('2026-10-20T09:00:00+02:00', { active: false }),
        version('2026-10-22T09:00:00+02:00'),
      ],
      ['2026-10-20'],
    );
    expect(daysDue(known, '2026-10-24T00:15:00+02:00')).toEqual(['2026-10-23', '2026-10-24']);
  });

  it('are not for a report that was never active', () => {
    expect(daysDue(report([version(MONDAY_NOON, { active: false })]), '2026-10-24T00:15:00+02:00')).toEqual([]);
  });

  it('do not stop because of a version that was refused', () => {
    const known = report(
      [version(MONDAY_NOON), version('2026-10-20T09:00:00+02:00', { active: false, applied: false })],
      ['2026-10-20'],
    );
    expect(daysDue(known, '2026-10-21T00:15:00+02:00')).toEqual(['2026-10-21']);
  });

  it('are the first day alone before the first generation, as it decides which versions are applied', () => {
    const known = report([version(MONDAY_NOON)]);
    expect(daysDue(known, '2026-10-24T00:15:00+02:00')).toEqual(['2026-10-20']);
    expect(missingDays(known, '2026-10-22', calendar)).toEqual(['2026-10-20', '2026-10-21', '2026-10-22']);
  });
});
