import type { Context } from '../../builder/context.ts';
import { dataLink, fieldValue, type LinkTarget } from '../../builder/links.ts';
import type { DataLink } from '../../model/field-config.ts';

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

/** Link of a count to the opportunities behind it. Filters are passed on unless `set` replaces them. */
export function listLink(
  ctx: Context,
  milestone: Milestone,
  { set = {}, time = 'keep' }: Pick<LinkTarget, 'set' | 'time'> = {},
): DataLink {
  const keep = ['sources', 'categories'].filter((name) => !(name in set));
  const target: LinkTarget = { to: 'leadstream-opportunities', keep, set: { milestone, ...set }, time };
  return dataLink(ctx.texts.opportunities.title, target);
}

/** Narrows the overview to the source of the row. */
export const onlySource = (ctx: Context): DataLink =>
  dataLink(ctx.texts.common.links.onlyThisSource, {
    to: 'leadstream-overview',
    keep: ['categories', 'bucket'],
    set: { sources: fieldValue('source_id') },
  });

/** Narrows the overview to the category of the row; `column` holds it without words. */
export const onlyCategory = (ctx: Context, column: string): DataLink =>
  dataLink(ctx.texts.common.links.onlyThisCategory, {
    to: 'leadstream-overview',
    keep: ['sources', 'bucket'],
    set: { categories: fieldValue(column) },
  });
