import type { Config } from '../shared/env.ts';
import { LeadstreamError } from '../shared/errors.ts';
import { addDays, type BusinessCalendar, createBusinessCalendar, isDay } from './business-calendar.ts';
import { type GenerateContext, generate } from './generate.ts';
import { readReports } from './io/read-reports.ts';
import type { KnownReport } from './model.ts';
import { missingDays, tasksFor } from './plan/due.ts';

export interface RequestResult {
  reportId: string;
  day: string;
  /** `there`: that day had been generated, and nothing was changed. */
  outcome: 'made' | 'there';
  /** Contacts acquired before the day; undefined if it was there. */
  contacts: number | undefined;
  /** Earlier days that were due and missing, and were made up first. */
  madeUp: string[];
}

/** The calendar of an installation: its time zone, and when generations are due. */
export const calendarOf = (config: Config): BusinessCalendar =>
  createBusinessCalendar(config.timeZone, config.reportTime);

/**
 * Makes one generation because somebody asks for it: of an inactive report too, and before it is due. Earlier days that are due are made up first,
 * so that generations come in order of their days. The reporter's public face for `leadstream report generate` and the sample.
 * @param day `YYYY-MM-DD`; undefined: today in the business time zone
 * @throws LeadstreamError `USAGE`, `FUTURE_DAY`, `UNKNOWN_REPORT`, `DAY_BEFORE_FIRST`, `NOT_CONFIGURED`; errors of ClickHouse
 */
export async function generateOnRequest(
  context: GenerateContext,
  reportId: string,
  day?: string,
): Promise<RequestResult> {
  const calendar = calendarOf(context.config);
  const today = calendar.dayOf(context.now());
  const wanted = day ?? today;
  if (!isDay(wanted)) throw new LeadstreamError('USAGE', `--day: ${wanted} is not a day (YYYY-MM-DD)`);
  if (wanted > today) {
    throw new LeadstreamError(
      'FUTURE_DAY',
      `--day: ${wanted} has not begun yet; today is ${today} (${context.config.timeZone})`,
    );
  }
  const madeUp: string[] = [];
  const upTo = [addDays(wanted, -1), calendar.lastDueDay(context.now())].sort()[0] ?? wanted;
  for (;;) {
    const report = await findReport(context, reportId);
    if (report.days.includes(wanted)) return { reportId, day: wanted, outcome: 'there', contacts: undefined, madeUp };
    const [firstDay] = report.days;
    if (firstDay !== undefined && wanted < firstDay) {
      throw new LeadstreamError(
        'DAY_BEFORE_FIRST',
        `--day: the first generation of ${reportId} is that of ${firstDay}`,
      );
    }
    const missing = missingDays(report, upTo, calendar);
    const before = report.frozen ? missing : missing.slice(0, 1);
    if (before.length > 0) {
      const results = await generate(context, tasksFor(report, before, calendar));
      madeUp.push(...results.filter(({ outcome }) => outcome === 'made').map(({ task }) => task.day));
      continue;
    }
    const tasks = tasksFor(report, [wanted], calendar);
    if (tasks.length === 0) {
      throw new LeadstreamError('NOT_CONFIGURED', `--day: ${reportId} was not configured before ${wanted} began`);
    }
    const [result] = await generate(context, tasks);
    if (result) return { reportId, day: wanted, outcome: result.outcome, contacts: result.contacts, madeUp };
  }
}

async function findReport({ client }: GenerateContext, reportId: string): Promise<KnownReport> {
  const reports = await readReports(client);
  const report = reports.find((one) => one.reportId === reportId);
  if (report) return report;
  const known = reports.map((one) => one.reportId).join(', ');
  throw new LeadstreamError(
    'UNKNOWN_REPORT',
    `no lead report ${reportId}; ${known === '' ? 'there is none yet' : `there are: ${known}`}`,
  );
}
