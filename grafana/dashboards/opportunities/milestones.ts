import type { Context } from '../../lib/context.ts';
import { firstDay, lastDay, literal, stringOf } from '../../lib/sql.ts';

/**
 * Which opportunities the list shows; each count of the overview is one of these.
 * `created`, `transferred`, `qualified`, `ordered`: it happened in the period.
 * `cohort_…`: of those created in the period, it happened before its end (care, sources).
 * `funnel_…`: likewise, after every step before it (funnel).
 */
export const MILESTONES = [
  'created',
  'transferred',
  'qualified',
  'ordered',
  'cohort_transferred',
  'cohort_qualified',
  'cohort_ordered',
  'funnel_qualified',
  'funnel_ordered',
] as const;

export type Milestone = (typeof MILESTONES)[number];

/** Condition on `crm.opportunities` for the chosen milestone. */
export function milestoneCondition({ timeZone }: Context): string {
  const begin = `toDateTime64(${firstDay(timeZone)}, 3, ${literal(timeZone)})`;
  const end = `toDateTime64(${lastDay(timeZone)} + 1, 3, ${literal(timeZone)})`;
  const inPeriod = (column: string) => `${column} >= ${begin} and ${column} < ${end}`;
  const cohort = (...columns: string[]) =>
    [inPeriod('created_at'), ...columns.map((column) => `${column} < ${end}`)].join(' and ');
  const conditions: Readonly<Record<Milestone, string>> = {
    created: inPeriod('created_at'),
    transferred: inPeriod('transferred_at'),
    qualified: inPeriod('qualified_at'),
    ordered: inPeriod('first_order_at'),
    cohort_transferred: cohort('transferred_at'),
    cohort_qualified: cohort('qualified_at'),
    cohort_ordered: cohort('first_order_at'),
    funnel_qualified: cohort('transferred_at', 'qualified_at'),
    funnel_ordered: cohort('transferred_at', 'qualified_at', 'first_order_at'),
  };
  const cases = MILESTONES.map((name) => `(${stringOf('milestone')} = '${name}' and ${conditions[name]})`);
  return `(\n    ${cases.join('\n    or ')}\n  )`;
}
