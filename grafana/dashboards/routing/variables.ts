import type { VariableModel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Context } from '../../builder/context.ts';
import { source } from '../../builder/query.ts';
import { firstDay, lastDay, stringOf, today } from '../../builder/sql.ts';
import { customVariable, queryVariable } from '../../builder/variables.ts';

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

/** Reports list every salesperson and tag whatever the period: an empty one asks for no counts. */
const NO_DAYS = { from: "toDate('2000-01-01')", to: "toDate('2000-01-01')" };

/** Reports that are set up; those that are generated come first. */
export function reportVariable(ctx: Context): VariableModel {
  const sql = [
    "select report_id, if(name = '(none)', report_id, name) as title",
    `from ${source(ctx, 'lead_reports')}`,
    'order by active desc, lower(title), report_id',
  ];
  return queryVariable({ name: 'report', text: ctx.texts.routing.variables.report, sql: sql.join('\n') });
}

/** Salespeople of the report. `all`: together, or one of them. */
export function salespersonVariable(ctx: Context, all: boolean): VariableModel {
  const sql = [
    "select salesperson_id, if(salesperson_name = '(none)', salesperson_id, salesperson_name) as name",
    `from ${source(ctx, 'lead_routing_salespeople', NO_DAYS)}`,
    'order by lower(name), salesperson_id',
  ];
  return queryVariable({
    name: 'salesperson',
    text: ctx.texts.routing.variables.salesperson,
    sql: sql.join('\n'),
    all,
  });
}

/** Tags of the report. */
export function sourceTagVariable(ctx: Context): VariableModel {
  const sql = `select source_tag, source_tag as text from ${source(ctx, 'lead_routing_sources', NO_DAYS)} order by source_tag`;
  return queryVariable({ name: 'source_tag', text: ctx.texts.routing.variables.source_tag, sql, all: true });
}

/** When the contacts of the flow were acquired. */
export function acquiredInVariable(ctx: Context): VariableModel {
  const { acquired_in, cohorts } = ctx.texts.routing.variables;
  const options = Object.fromEntries(COHORTS.map((name) => [name, cohorts[name]]));
  return customVariable({ name: 'acquired_in', text: acquired_in, options });
}
