/** The lists behind the campaign KPI, and why deals were lost. */
import { iso } from '../calendar.ts';
import { Dec, money, NONE, orNone, ratio, sum } from '../fields.ts';
import type { ReferenceModel } from '../model.ts';
import type { Opportunity } from '../opportunities.ts';
import { allCampaignOrders, type CampaignParams, campaignCohort, lossOf, probabilityOf } from './campaign.ts';
import { salespersonColumns } from './names.ts';
import { by, groupBy } from './rows.ts';

/** By opportunity_id. */
export function campaignResults(model: ReferenceModel, params: CampaignParams) {
  return campaignCohort(model, params)
    .map((opportunity) => {
      const tasks = model.tasks.filter((task) => task.opportunity === opportunity);
      return {
        ...head(model, opportunity),
        outcome: opportunity.outcome,
        tasks_done: tasks.filter((task) => task.done).length,
        tasks_open: tasks.filter((task) => !task.done).length,
      };
    })
    .sort(by('opportunity_id'));
}

/** By order_id; cancelled ones with revenue 0.00. */
export function campaignOrders(model: ReferenceModel, params: CampaignParams) {
  return allCampaignOrders(model, params)
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
export function campaignLostReasons(model: ReferenceModel, params: CampaignParams) {
  const lost = lostOf(model, params);
  return [...groupBy(lost, (opportunity) => lossOf(opportunity).reason)]
    .map(([reason, own]) => ({ reason, opportunities: own.length, share: ratio(own.length, lost.length) }))
    .sort(by('reason'));
}

/** A row per industry, by industry. */
export function campaignLostIndustries(model: ReferenceModel, params: CampaignParams) {
  const lost = lostOf(model, params);
  return [...groupBy(lost, ({ contact }) => orNone(contact.industry))]
    .map(([industry, own]) => ({ industry, opportunities: own.length, share: ratio(own.length, lost.length) }))
    .sort(by('industry'));
}

/** By opportunity_id. */
export function campaignLostContacts(model: ReferenceModel, params: CampaignParams) {
  return lostOf(model, params)
    .map((opportunity) => ({
      industry: orNone(opportunity.contact.industry),
      contact_id: opportunity.contact.contactId,
      contact_name: orNone(opportunity.contact.name),
      opportunity_id: opportunity.opportunityId,
      salesperson_name: salespersonColumns(model, opportunity.ownerId).salesperson_name,
      reason: lossOf(opportunity).reason,
      lost_at: iso(lossOf(opportunity).at),
    }))
    .sort(by('opportunity_id'));
}

/** By opportunity_id; `revenue` is the opportunity's of now, whenever its orders were placed. */
export function campaignOpportunityList(model: ReferenceModel, params: CampaignParams) {
  return campaignCohort(model, params)
    .map((opportunity) => ({
      ...head(model, opportunity),
      outcome: opportunity.outcome,
      registered: opportunity.ownerId ? 1 : 0,
      probability: probabilityOf(opportunity),
      estimated_value: money(opportunity.estimatedValue),
      revenue: money(revenueOfOpportunity(model, opportunity)),
      created_at: iso(opportunity.createdAt),
      updated_at: iso(opportunity.updatedAt),
    }))
    .sort(by('opportunity_id'));
}

/** All its orders that aren't cancelled. */
export function revenueOfOpportunity(model: ReferenceModel, opportunity: Opportunity): Dec {
  return sum(
    model.orders.filter((order) => order.opportunity === opportunity && !order.cancelled).map((order) => order.amount),
  );
}

function lostOf(model: ReferenceModel, params: CampaignParams): Opportunity[] {
  return campaignCohort(model, params).filter(({ outcome }) => outcome === 'lost');
}

function head(model: ReferenceModel, opportunity: Opportunity) {
  return {
    opportunity_id: opportunity.opportunityId,
    description: opportunity.description,
    contact_id: opportunity.contact.contactId,
    contact_name: orNone(opportunity.contact.name),
    ...salespersonColumns(model, opportunity.ownerId),
    stage_id: orNone(opportunity.stageId),
    stage_name: opportunity.stageName ? opportunity.stageName : NONE,
  };
}
