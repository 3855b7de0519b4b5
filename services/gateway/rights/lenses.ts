import { filtersOf } from './filters.ts';
import type { Rights } from './rights.ts';

/**
 * Through what a report is seen (docs/contract/access.md, "Access policies").
 * `everything`: marketing overview and lead routing, for `view_all` only. `tables`: what analysts read, the union of the others.
 * `nobody`: a report without a rule.
 */
export type Lens = 'campaign_kpi' | 'pipeline' | 'everything' | 'tables' | 'nobody';

const NAMES: Readonly<Record<Exclude<Lens, 'tables' | 'nobody'>, string>> = {
  campaign_kpi: `campaign_created campaign_created_by_stage_owner campaign_lost_contacts campaign_lost_industries campaign_lost_reasons
    campaign_opportunities campaign_orders campaign_outcomes campaign_probability campaign_registration campaign_results campaign_revenue
    campaign_staff campaign_staff_stages campaign_stages`,
  pipeline:
    'contact_interactions pipeline_board pipeline_clocks pipeline_forecast pipeline_opportunities pipeline_stages pipeline_totals',
  everything: `category_cost lead_reports lead_routing_basics lead_routing_contacts lead_routing_daily lead_routing_flow lead_routing_salespeople
    lead_routing_salesperson lead_routing_sources overview_care overview_categories overview_conversion overview_funnel overview_opportunities
    overview_totals source_care source_cost`,
};

const LENSES = new Map<string, Lens>();
for (const lens of ['campaign_kpi', 'pipeline', 'everything'] as const)
  for (const view of NAMES[lens].split(/\s+/)) LENSES.set(view, lens);

/** Lens of a metric view by its public name. Every view is named above: one that is not shows nothing to anybody. */
export const lensOf = (view: string): Lens => LENSES.get(view) ?? 'nobody';

/** What a request reads: the lens of its report, and whether tables of analysts stand beside it. */
export interface Sight {
  lens: Lens;
  besideTables: boolean;
}

/** Which parts of the rights lenses ask for: what nobody needs is not read. */
export function needsOf(lenses: Iterable<Lens>): { campaigns: boolean; owners: boolean } {
  const all = new Set(lenses);
  return {
    campaigns: all.has('campaign_kpi') || all.has('tables'),
    owners: all.has('pipeline') || all.has('tables'),
  };
}

const differ = (one: string, other: string) =>
  `${one} and ${other} show you different rows: ask for them in two statements`;

function sameRows(rights: Rights, one: Sight, other: Sight): boolean {
  const [first, second] = [filtersOf(rights, one, ''), filtersOf(rights, other, '')];
  return [...first].every(([table, condition]) => second.get(table) === condition);
}

/**
 * One sight for all that a statement reads. Tables beside a report are seen through the report's lens, which never shows more than their own. Two
 * reports are refused where the viewer sees different rows through them: the numbers of at least one would be neither report's.
 * @param reads a name that the statement reads by its lens
 */
export function sightOf(reads: ReadonlyMap<Lens, string>, rights: Rights): Sight | { problem: string } {
  const besideTables = reads.has('tables');
  const [first = 'tables', ...others] = [...reads.keys()].filter((lens) => lens !== 'tables');
  const sight: Sight = { lens: first, besideTables };
  for (const lens of others)
    if (!sameRows(rights, sight, { lens, besideTables }))
      return { problem: differ(reads.get(first) ?? first, reads.get(lens) ?? lens) };
  return sight;
}
