import { addDays, type BusinessCalendar } from '../business-calendar.ts';
import type { GenerationTask, KnownReport } from '../model.ts';
import { configurationBefore } from './configuration.ts';

/**
 * Whether a reporter that was up when the day's generation was due would have made it: of what had been received by then, the last applied version
 * before the day's beginning said that the report is active. So nothing is due before the report was received, and what is configured on Monday has
 * its first data on Tuesday.
 */
function isDue(report: KnownReport, day: string, calendar: BusinessCalendar): boolean {
  const beginMs = calendar.beginOf(day);
  const dueMs = calendar.dueAt(day);
  const last = report.versions.findLast(
    ({ applied, timeMs, receivedAtMs }) => applied && timeMs < beginMs && receivedAtMs <= dueMs,
  );
  return last?.active ?? false;
}

/** Days of a report up to `upTo` that are due and were not generated, in order. Pure. */
export function missingDays(report: KnownReport, upTo: string, calendar: BusinessCalendar): string[] {
  const firstMs = Math.min(...report.versions.map(({ receivedAtMs }) => receivedAtMs));
  if (!Number.isFinite(firstMs)) return [];
  const done = new Set(report.days);
  const missing: string[] = [];
  for (let day = calendar.dayOf(firstMs); day <= upTo; day = addDays(day, 1)) {
    if (!done.has(day) && isDue(report, day, calendar)) missing.push(day);
  }
  return missing;
}

/**
 * What is to be generated for some days of one report. Pure. All are made with one configuration: that of the first.
 * @param days in order, none of them generated
 */
export function tasksFor(report: KnownReport, days: readonly string[], calendar: BusinessCalendar): GenerationTask[] {
  const [firstDay] = days;
  const configuration = firstDay && configurationBefore(report, calendar.beginOf(firstDay));
  if (!configuration) return [];
  const newestDay = [...report.days, ...days].sort().at(-1);
  return days.map((day) => ({
    reportId: report.reportId,
    day,
    beforeMs: calendar.beginOf(day),
    ...configuration,
    newest: day === newestDay,
  }));
}

/**
 * What is due at an instant and was not generated: each day of each report once; of a report without a generation the first day alone, as that one
 * freezes the report and so decides which later versions are applied. Ask again when these are made. Pure.
 */
export function dueTasks(reports: readonly KnownReport[], nowMs: number, calendar: BusinessCalendar): GenerationTask[] {
  const upTo = calendar.lastDueDay(nowMs);
  return reports.flatMap((report) => {
    const missing = missingDays(report, upTo, calendar);
    return tasksFor(report, report.frozen ? missing : missing.slice(0, 1), calendar);
  });
}
