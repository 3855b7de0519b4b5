import { NOTHING } from '../../../clickhouse/access/conditions.ts';
import { rowRules, termsOf } from '../../../clickhouse/access/rules.ts';
import type { AccessScope } from '../../../clickhouse/access/scope.ts';
import type { Lens, Sight } from './lenses.ts';
import type { Rights } from './rights.ts';

/**
 * What reports of a lens read. Of all other tables they get nothing, as long as no table stands beside them: a report that reads more needs a rule, and
 * a list of owners is sent once and not for every table.
 */
export const READS: Readonly<Partial<Record<Lens, readonly string[]>>> = {
  campaign_kpi: ['fact_directory', 'opportunities_by_month', 'orders_by_month'],
  // Interactions stand in the contacts' own rows; which contacts are seen is looked up in opportunities_by_month.
  pipeline: ['fact_contacts', 'fact_directory', 'opportunities_by_month'],
};

/** By which campaigns and owners opportunities are seen through a lens. */
function opportunitiesBy({ campaigns, owners }: Rights, lens: Lens): Pick<AccessScope, 'campaigns' | 'owners'> {
  switch (lens) {
    case 'campaign_kpi':
      return { campaigns, owners: [] };
    case 'pipeline':
      return { campaigns: [], owners };
    case 'tables':
      return { campaigns, owners };
    case 'everything':
      return { campaigns: campaigns === 'all' ? 'all' : [], owners: [] };
    case 'nobody':
      return { campaigns: [], owners: [] };
  }
}

/** Names of campaigns: of the campaign KPI the viewer's own; elsewhere also those of opportunities that he sees, whose names would be missing. */
function namesOfCampaigns(
  { campaigns, owners }: Rights,
  { lens, besideTables }: Sight,
): Pick<AccessScope, 'campaignNames' | 'namesOfOpportunities'> {
  if (lens === 'campaign_kpi') return { campaignNames: campaigns, namesOfOpportunities: false };
  const all = owners === 'all';
  if (lens === 'tables') return { campaignNames: all ? 'all' : campaigns, namesOfOpportunities: !all };
  // Reports of the pipeline only name stages of their own rows: they need not pay 100 ms (of a million) to find out which campaigns these have.
  if (!besideTables || all) return { campaignNames: 'all', namesOfOpportunities: false };
  return { campaignNames: [], namesOfOpportunities: true };
}

/** What a viewer may see of what he asks for. */
export function accessScopeOf(rights: Rights, sight: Sight): AccessScope {
  const { lens } = sight;
  const { campaigns, owners } = rights;
  return {
    everything: lens !== 'nobody' && campaigns === 'all' && (lens !== 'pipeline' || owners === 'all'),
    ...opportunitiesBy(rights, lens),
    ...namesOfCampaigns(rights, sight),
    administers: lens !== 'nobody' && owners === 'all',
    decides: false,
  };
}

/** Whether there is anything that may be seen. */
export const seesAnything = ({ everything, campaigns, owners }: AccessScope): boolean =>
  everything || campaigns.length > 0 || owners.length > 0;

/** Whether nothing of a report is held back: then what is not found does not exist. */
export const seesAll = ({ everything, campaigns, owners }: AccessScope): boolean =>
  everything || campaigns === 'all' || owners === 'all';

/**
 * Filters by base table, for one viewer and what he asks for. Each holds on the latest version of a row (after FINAL). What the rules don't name is not
 * seen: a new base table is empty for everybody until it is given a rule.
 * @param database where `opportunities_by_month` is read from, by filters on what only names an opportunity or a contact
 */
export function filtersOf(rights: Rights, sight: Sight, database: string): ReadonlyMap<string, string> {
  const scope = accessScopeOf(rights, sight);
  const read = scope.everything || sight.besideTables ? undefined : READS[sight.lens];
  const rules = rowRules(termsOf(scope), database);
  return new Map([...rules].map(([table, rule]) => [table, read?.includes(table) === false ? NOTHING : rule]));
}
