/** The reference model by the public names of views and tables: `answer`, `table`, `routingAnswer`. */
import type { Bucket } from './calendar.ts';
import type { ReferenceModel } from './model.ts';
import type { Routing } from './routing.ts';
import { categoryCost, sourceCare, sourceCost } from './views/acquisition.ts';
import {
  campaignLostContacts,
  campaignLostIndustries,
  campaignLostReasons,
  campaignOpportunityList,
  campaignOrders,
  campaignResults,
} from './views/campaign-lists.ts';
import { campaignStaff, campaignStaffStages } from './views/campaign-staff.ts';
import {
  campaignCreated,
  campaignCreatedByStageOwner,
  campaignOutcomes,
  campaignProbability,
  campaignRegistration,
  campaignRevenue,
  campaignStages,
} from './views/campaign-stages.ts';
import {
  campaignStagesTable,
  campaignsTable,
  directoryEventsTable,
  eventsTable,
  productsTable,
  salespeopleTable,
  sourcesTable,
} from './views/directory-tables.ts';
import {
  leadRoutingBasics,
  leadRoutingDaily,
  leadRoutingFlow,
  leadRoutingSalespeople,
  leadRoutingSalesperson,
  leadRoutingSources,
} from './views/lead-routing.ts';
import {
  overviewCare,
  overviewCategories,
  overviewConversion,
  overviewFunnel,
  overviewTotals,
} from './views/overview.ts';
import { contactInteractions, pipelineOpportunities, pipelineStages } from './views/pipeline.ts';
import { dataQuality, refusals } from './views/quality.ts';
import {
  contactsTable,
  costsTable,
  opportunitiesTable,
  opportunityStagesTable,
  orderLinesTable,
  ordersTable,
  tasksTable,
} from './views/tables.ts';

export { type Config, observe, type ReferenceModel } from './model.ts';
export type { CloudEvent, Delivery } from './normalise.ts';
export { routingOf } from './routing.ts';
export { type Generation, leadReportOf } from './routing-config.ts';
export { UNMODELLED } from './unmodelled.ts';
export { frozenReportRefusals, leadReports } from './views/lead-routing.ts';

export type Cell = string | number | null | readonly string[] | Readonly<Record<string, string>>;
export type Row = Readonly<Record<string, Cell>>;

/** As of the views; what is left out is `''`, `[]`, `auto`. */
export interface ViewParams {
  readonly from: string;
  readonly to: string;
  readonly campaign?: string;
  readonly sources?: readonly string[];
  readonly categories?: readonly string[];
  readonly bucket?: Bucket;
  readonly salesperson?: string;
}
type AllParams = Required<ViewParams>;

const VIEWS = {
  overview_totals: overviewTotals,
  overview_conversion: overviewConversion,
  overview_categories: overviewCategories,
  overview_funnel: overviewFunnel,
  overview_care: overviewCare,
  source_care: sourceCare,
  source_cost: sourceCost,
  category_cost: categoryCost,
  campaign_revenue: campaignRevenue,
  campaign_stages: campaignStages,
  campaign_outcomes: campaignOutcomes,
  campaign_probability: campaignProbability,
  campaign_registration: campaignRegistration,
  campaign_staff: campaignStaff,
  campaign_staff_stages: campaignStaffStages,
  campaign_created: campaignCreated,
  campaign_created_by_stage_owner: campaignCreatedByStageOwner,
  campaign_results: campaignResults,
  campaign_orders: campaignOrders,
  campaign_lost_reasons: campaignLostReasons,
  campaign_lost_industries: campaignLostIndustries,
  campaign_lost_contacts: campaignLostContacts,
  campaign_opportunities: campaignOpportunityList,
  pipeline_opportunities: pipelineOpportunities,
  pipeline_stages: pipelineStages,
  contact_interactions: contactInteractions,
} satisfies Record<string, (model: ReferenceModel, params: AllParams) => Row[]>;

const TABLES = {
  events: eventsTable,
  directory_events: directoryEventsTable,
  contacts: contactsTable,
  opportunities: opportunitiesTable,
  opportunity_stages: opportunityStagesTable,
  orders: ordersTable,
  order_lines: orderLinesTable,
  tasks: tasksTable,
  costs: costsTable,
  campaigns: campaignsTable,
  campaign_stages: campaignStagesTable,
  salespeople: salespeopleTable,
  sources: sourcesTable,
  products: productsTable,
  refusals,
  data_quality: dataQuality,
} satisfies Record<string, (model: ReferenceModel) => Row[]>;

const ROUTING_VIEWS = {
  lead_routing_basics: leadRoutingBasics,
  lead_routing_daily: leadRoutingDaily,
  lead_routing_sources: leadRoutingSources,
  lead_routing_flow: leadRoutingFlow,
  lead_routing_salespeople: leadRoutingSalespeople,
  lead_routing_salesperson: leadRoutingSalesperson,
} satisfies Record<string, (model: ReferenceModel, routing: Routing | null, params: AllParams) => Row[]>;

export type MetricView = keyof typeof VIEWS;
export type Table = keyof typeof TABLES;
export type RoutingView = keyof typeof ROUTING_VIEWS;

export const METRIC_VIEWS: readonly MetricView[] = keysOf(VIEWS);
export const ANALYST_TABLES: readonly Table[] = keysOf(TABLES);
export const LEAD_ROUTING_VIEWS: readonly RoutingView[] = keysOf(ROUTING_VIEWS);

/** The rows of a metric view, in the order of their key columns. */
export function answer(model: ReferenceModel, view: MetricView, params: ViewParams): Row[] {
  return VIEWS[view](model, withDefaults(params));
}

/** The rows of a table for analysts, in the order of their key columns. */
export function table(model: ReferenceModel, name: Table): Row[] {
  return TABLES[name](model);
}

/** The rows of a lead-routing view; none before the first generation (`routing` null). */
export function routingAnswer(
  model: ReferenceModel,
  routing: Routing | null,
  view: RoutingView,
  params: ViewParams,
): Row[] {
  return ROUTING_VIEWS[view](model, routing, withDefaults(params));
}

function withDefaults(params: ViewParams): AllParams {
  return { campaign: '', sources: [], categories: [], bucket: 'auto', salesperson: '', ...params };
}

function keysOf<K extends string>(object: Record<K, unknown>): K[] {
  const keys: K[] = [];
  for (const key in object) keys.push(key);
  return keys;
}
