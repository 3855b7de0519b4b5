import type { Context } from '../../builder/context.ts';
import { firstDay, lastDay, stringOf, today } from '../../builder/sql.ts';

/**
 * When the contacts of the flow were acquired: the guide gives that section a separate range ("Pozyskane w"). The first is the
 * dashboard's time range.
 */
export const COHORTS = [
  'period',
  'this_month',
  'last_month',
  'this_quarter',
  'last_quarter',
  'this_year',
  'last_28_days',
] as const;

type Cohort = (typeof COHORTS)[number];

/** SQL of first day and day after the last, for each but the time range. */
const days = (now: string): Readonly<Record<Exclude<Cohort, 'period'>, [from: string, to: string]>> => {
  const [month, quarter, year] = [`toStartOfMonth(${now})`, `toStartOfQuarter(${now})`, `toStartOfYear(${now})`];
  return {
    this_month: [month, `addMonths(${month}, 1)`],
    last_month: [`addMonths(${month}, -1)`, month],
    this_quarter: [quarter, `addMonths(${quarter}, 3)`],
    last_quarter: [`addMonths(${quarter}, -3)`, quarter],
    this_year: [year, `addMonths(${year}, 12)`],
    last_28_days: [`${now} - 27`, `${now} + 1`],
  };
};

/** Parameters `from` and `to` of reports about the cohort that the variable `acquired_in` chooses. */
export function cohort({ timeZone }: Context): { from: string; to: string } {
  const choices = Object.entries(days(today(timeZone)));
  const choose = (part: (range: [string, string]) => string, otherwise: string) =>
    `multiIf(${choices.map(([name, range]) => `${stringOf('acquired_in')} = '${name}', ${part(range)}`).join(', ')}, ${otherwise})`;
  return {
    from: choose(([from]) => from, firstDay(timeZone)),
    to: choose(([, to]) => to, `${lastDay(timeZone)} + 1`),
  };
}
