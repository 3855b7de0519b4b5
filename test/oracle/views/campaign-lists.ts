/** The lists behind the campaign KPI, and why deals were lost. */
import { iso } from '../calendar.ts';
import { Dec, money, NONE, orNone, ratio, sum } from '../fields.ts';
import type { Opportunity } from '../opportunities.ts';
import type { World } from '../world.ts';
import {
  allCampaignOrders,
  type CampaignParams,
  campaignCohort,
  lossOf,
  probabilityOf,
  salespersonColumns,
} from './campaign.ts';
import { by, groupBy } from './rows.ts';

/** By opportunity_id. */
export function campaignResults(world: World, params: CampaignParams) {
  return campaignCohort(world, params)
    .map((opportunity) => {
      const tasks = world.tasks.filter((task) => task.opportunity === opportunity);
      return {
        ...head(world, opportunity),
        outcome: opportunity.outcome,
        tasks_done: tasks.filter((task) => task.done).length,
        tasks_open: tasks.filter((task) => !task.done).length,
      };
    })
    .sort(by('opportunity_id'));
}

/** By order_id; cancelled ones with revenue 0.00. */
export function campaignOrders(world: World, params: CampaignParams) {
  return allCampaignOrders(world, params)
    .map(({ order, opportunity }) => ({
      order_id: order.orderId,
      opportunity_id: opportunity.opportunityId,
      description: opportunity.description,
      contact_id: order.contact.contactId,
      contact_name: orNone(order.contact.name),
      revenue: money(order.cancelled ? new Dec(0) : order.amount),
      status: order.status,
      ordered_at: iso(order.placedAt),
    }))
    .sort(by('order_id'));
}

/** A row per reason, by reason. */
export function campaignLostReasons(world: World, params: CampaignParams) {
  const lost = lostOf(world, params);
  return [...groupBy(lost, (opportunity) => lossOf(opportunity).reason)]
    .map(([reason, own]) => ({ reason, opportunities: own.length, share: ratio(own.length, lost.length) }))
    .sort(by('reason'));
}

/** A row per industry, by industry. */
export function campaignLostIndustries(world: World, params: CampaignParams) {
  const lost = lostOf(world, params);
  return [...groupBy(lost, ({ contact }) => orNone(contact.industry))]
    .map(([industry, own]) => ({ industry, opportunities: own.length, share: ratio(own.length, lost.length) }))
    .sort(by('industry'));
}

/** By opportunity_id. */
export function campaignLostContacts(world: World, params: CampaignParams) {
  return lostOf(world, params)
    .map((opportunity) => ({
      industry: orNone(opportunity.contact.industry),
      contact_id: opportunity.contact.contactId,
      contact_name: orNone(opportunity.contact.name),
      opportunity_id: opportunity.opportunityId,
      salesperson_name: salespersonColumns(world, opportunity.ownerId).salesperson_name,
      reason: lossOf(opportunity).reason,
      lost_at: iso(lossOf(opportunity).at),
    }))
    .sort(by('opportunity_id'));
}

/** By opportunity_id; `revenue` is the opportunity's of now, whenever its orders were placed. */
export function campaignOpportunityList(world: World, params: CampaignParams) {
  return campaignCohort(world, params)
    .map((opportunity) => ({
      ...head(world, opportunity),
      outcome: opportunity.outcome,
      registered: opportunity.ownerId ? 1 : 0,
      probability: probabilityOf(opportunity),
      estimated_value: money(opportunity.estimatedValue),
      revenue: money(revenueOfOpportunity(world, opportunity)),
      created_at: iso(opportunity.createdAt),
      updated_at: iso(opportunity.updatedAt),
    }))
    .sort(by('opportunity_id'));
}

/** All its orders that aren't cancelled. */
export function revenueOfOpportunity(world: World, opportunity: Opportunity): Dec {
  return sum(
    world.orders.filter((order) => order.opportunity === opportunity && !order.cancelled).map((order) => order.amount),
  );
}

function lostOf(world: World, params: CampaignParams): Opportunity[] {
  return campaignCohort(world, params).filter(({ outcome }) => outcome === 'lost');
}

function head(world: World, opportunity: Opportunity) {
  return {
    opportunity_id: opportunity.opportunityId,
    description: opportunity.description,
    contact_id: opportunity.contact.contactId,
    contact_name: orNone(opportunity.contact.name),
    ...salespersonColumns(world, opportunity.ownerId),
    stage_id: orNone(opportunity.stageId),
    stage_name: opportunity.stageName ? opportunity.stageName : NONE,
  };
}
