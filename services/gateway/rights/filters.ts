import { ALL, among, both, either, literal, NOTHING } from './conditions.ts';
import type { Lens, Sight } from './lenses.ts';
import type { Rights } from './rights.ts';

/** Who may see what is nobody's report. */
const WITHOUT_VIEWERS = "type != 'crm.viewer.set'";
/** What names, categories and exchange rates are read from. Anybody with some right reads them. */
const COMMON = among('type', [
  'crm.salesperson.set',
  'crm.source.set',
  'crm.product.set',
  'crm.pipeline.set',
  'crm.fx_rate.set',
]);

/**
 * What reports of a lens read. Of all other tables they get nothing, as long as no table stands beside them: a report that reads more needs a rule, and
 * a list of owners is sent once and not for every table.
 */
export const READS: Readonly<Partial<Record<Lens, readonly string[]>>> = {
  campaign_kpi: ['fact_directory', 'lean_opportunities', 'lean_orders'],
  // Interactions stand in the contacts' own rows; which contacts are seen is looked up in lean_opportunities.
  pipeline: ['fact_contacts', 'fact_directory', 'lean_opportunities'],
};

/** Which opportunities are seen: a condition on `campaign_id` and `salesperson_id`. */
function opportunitiesOf({ campaigns, owners }: Rights, { lens }: Sight): string {
  const ofCampaigns = campaigns === 'all' ? ALL : among('campaign_id', campaigns);
  const ofOwners = owners === 'all' ? ALL : among('salesperson_id', owners);
  switch (lens) {
    case 'campaign_kpi':
      return ofCampaigns;
    case 'pipeline':
      return ofOwners;
    case 'tables':
      return either(ofCampaigns, ofOwners);
    case 'everything':
      return campaigns === 'all' ? ALL : NOTHING;
    case 'nobody':
      return NOTHING;
  }
}

/** Rows of campaigns: of the campaign KPI the viewer's own; elsewhere also those of opportunities that he sees, whose names would be missing. */
function campaignRows({ campaigns, owners }: Rights, { lens, besideTables }: Sight, ofOpportunities: string): string {
  const own = campaigns === 'all' ? ALL : among('entity_id', campaigns);
  if (lens === 'campaign_kpi') return own;
  const named = owners === 'all' ? ALL : ofOpportunities;
  if (lens === 'tables') return either(own, named);
  // Reports of the pipeline only name stages of their own rows: they need not pay 100 ms (of a million) to find out which campaigns these have.
  return besideTables ? named : ALL;
}

/**
 * Filters by base table, for one viewer and what he asks for. Each holds on the latest version of a row (after FINAL). What is not said here is not seen:
 * a new base table is empty for everybody until it is given a rule.
 * @param database where `lean_opportunities` is read from, by filters on what only names an opportunity or a contact
 */
export function filtersOf(rights: Rights, sight: Sight, database: string): ReadonlyMap<string, string> {
  const { lens } = sight;
  const opportunities = opportunitiesOf(rights, sight);
  const everything =
    lens !== 'nobody' && rights.campaigns === 'all' && (lens !== 'pipeline' || rights.owners === 'all');
  const nothing = opportunities === NOTHING;
  /** For rows that tell by themselves whether they are seen: `partly` of them, if not all or none. */
  const see = (partly: string): string => {
    if (everything) return ALL;
    return nothing ? NOTHING : partly;
  };
  const seen = (key: string, column = key) =>
    `${column} in (select ${key} from ${database}.lean_opportunities final where ${both('live', opportunities)})`;

  const contacts = seen('contact_id');
  const allOpportunities = opportunities === ALL ? ALL : NOTHING;
  const campaigns = campaignRows(rights, sight, seen('campaign_id', 'entity_id'));
  const directory = either(COMMON, both(`type = ${literal('crm.campaign.set')}`, campaigns));
  const rules: Array<[table: string, condition: string]> = [
    ['fact_opportunities', see(opportunities)],
    ['lean_opportunities', see(opportunities)],
    // Orders hold campaign and owner of their opportunity, `(none)` without one.
    ['fact_orders', see(both(opportunities, "opportunity_id != '(none)'"))],
    ['lean_orders', see(both(opportunities, "opportunity_id != '(none)'"))],
    ['fact_tasks', see(seen('opportunity_id'))],
    ['fact_contacts', see(contacts)],
    ['fact_events', see(either(seen('opportunity_id'), both("opportunity_id = '(none)'", contacts)))],
    ['fact_directory', everything ? WITHOUT_VIEWERS : see(directory)],
    // Neither owner nor campaign stands in these: all of them, or none.
    ['lean_milestones', see(allOpportunities)],
    ['agg_arrivals', see(allOpportunities)],
    ['agg_lag', see(allOpportunities)],
    ['fact_costs', see(NOTHING)],
    ['fact_lead_contacts', see(NOTHING)],
    ['fact_lead_generations', see(NOTHING)],
    ['fact_duplicates', see(NOTHING)],
    ['fact_dead_letters', see(NOTHING)],
    // Not even for whom all else is open: it says who may come in.
    ['access_tokens', NOTHING],
  ];
  const read = everything || sight.besideTables ? undefined : READS[lens];
  return new Map(rules.map(([table, condition]) => [table, read?.includes(table) === false ? NOTHING : condition]));
}
