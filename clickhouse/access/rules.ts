import { literal } from '../quote.ts';
import { ALL, among, both, either, NOTHING } from './conditions.ts';
import type { AccessScope } from './scope.ts';

/** What the rules are made of: conditions as SQL text, of one viewer's ids or of the setting that carries them. */
export interface AccessTerms {
  everything: string;
  /** Whether anything is seen at all. */
  some: string;
  allOpportunities: string;
  /** On `campaign_id` and `salesperson_id` of a row. */
  opportunities: string;
  /** The same in a sub-query of `opportunities_by_month`. */
  visible: string;
  /** On `entity_id` of a campaign in the directory. */
  campaignNames: string;
  namesOfOpportunities: string;
  administers: string;
  decides: string;
}

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

/** The terms of one viewer, with his ids written out. */
export function termsOf(scope: AccessScope): AccessTerms {
  const flag = (value: boolean) => (value ? ALL : NOTHING);
  const ids = (column: string, given: AccessScope['campaigns']) => (given === 'all' ? ALL : among(column, given));
  const opportunities = either(ids('campaign_id', scope.campaigns), ids('salesperson_id', scope.owners));
  return {
    everything: flag(scope.everything),
    some: flag(scope.everything || opportunities !== NOTHING),
    allOpportunities: flag(opportunities === ALL),
    opportunities,
    visible: opportunities,
    campaignNames: ids('entity_id', scope.campaignNames),
    namesOfOpportunities: flag(scope.namesOfOpportunities),
    administers: flag(scope.administers),
    decides: flag(scope.decides),
  };
}

/**
 * Which rows of every base table are seen: the one definition of docs/contract/access.md, "Access policies". Each condition holds on the latest version of a row
 * (after FINAL). A table that is not named here is seen by nobody.
 * @param database where `opportunities_by_month` is read from, by conditions on what only names an opportunity or a contact
 */
export function rowRules(terms: AccessTerms, database: string): ReadonlyMap<string, string> {
  const { everything, opportunities } = terms;
  /** For rows that tell by themselves whether they are seen: `partly` of them, if not all or none. */
  const see = (partly: string): string => either(everything, both(terms.some, partly));
  const seen = (key: string, column = key) =>
    terms.visible === NOTHING
      ? NOTHING
      : `${column} in (select ${key} from ${database}.opportunities_by_month final where ${both('live', terms.visible)})`;

  const contacts = seen('contact_id');
  const campaigns = either(terms.campaignNames, both(terms.namesOfOpportunities, seen('campaign_id', 'entity_id')));
  const directory =
    everything === ALL
      ? WITHOUT_VIEWERS
      : either(
          both(everything, WITHOUT_VIEWERS),
          both(terms.some, either(COMMON, both(`type = ${literal('crm.campaign.set')}`, campaigns))),
        );
  return new Map([
    ['fact_opportunities', see(opportunities)],
    ['opportunities_by_month', see(opportunities)],
    // Orders hold campaign and owner of their opportunity, `(none)` without one.
    ['fact_orders', see(both(opportunities, "opportunity_id != '(none)'"))],
    ['orders_by_month', see(both(opportunities, "opportunity_id != '(none)'"))],
    ['fact_tasks', see(seen('opportunity_id'))],
    ['fact_contacts', see(contacts)],
    ['fact_events', see(either(seen('opportunity_id'), both("opportunity_id = '(none)'", contacts)))],
    ['fact_directory', either(terms.decides, directory)],
    // Who may come in: for the gateway alone.
    ['access_tokens', terms.decides],
    // Who asked what: for admins and owners.
    ['fact_access', terms.administers],
    // These have neither owner nor campaign: all rows, or none.
    ['milestones_by_month', see(terms.allOpportunities)],
    ['agg_arrivals', see(terms.allOpportunities)],
    ['agg_lag', see(terms.allOpportunities)],
    ...['fact_costs', 'fact_lead_contacts', 'fact_lead_generations', 'fact_duplicates', 'fact_dead_letters'].map(
      (table): [string, string] => [table, see(NOTHING)],
    ),
  ]);
}
