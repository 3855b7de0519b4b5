/**
 * Which opportunities the list shows, as `overview_opportunities` names them; each count of the overview is one of these.
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
