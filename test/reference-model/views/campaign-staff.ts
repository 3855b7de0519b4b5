/** Campaign KPI by owner: `campaign_staff`, `campaign_staff_stages`. */
import type { Outcome } from '../directory.ts';
import { money, NONE, orNone, ratio } from '../fields.ts';
import type { ReferenceModel } from '../model.ts';
import {
  type CampaignParams,
  campaignCohort,
  knownCampaigns,
  revenueOfOrders,
  revenueOrders,
  stageColumns,
  stageKey,
} from './campaign.ts';
import { salespersonColumns } from './names.ts';
import { by } from './rows.ts';

/** Every manager and participant, also at 0, and every other owner of the cohort or of revenue. */
export function campaignStaff(model: ReferenceModel, params: CampaignParams) {
  const cohort = campaignCohort(model, params);
  const orders = revenueOrders(model, params);
  const total = revenueOfOrders(orders);
  const staff = knownCampaigns(model, params).flatMap((id) => {
    const campaign = model.directory.campaigns.get(id);
    return campaign ? [...campaign.managers, ...campaign.participants] : [];
  });
  const ids = new Set([
    ...staff,
    ...cohort.map(({ ownerId }) => orNone(ownerId)),
    ...orders.map(({ opportunity }) => orNone(opportunity.ownerId)),
  ]);
  return [...ids]
    .map((id) => {
      const own = cohort.filter(({ ownerId }) => orNone(ownerId) === id);
      const revenue = revenueOfOrders(orders.filter(({ opportunity }) => orNone(opportunity.ownerId) === id));
      const count = (outcome: Outcome) => own.filter((opportunity) => opportunity.outcome === outcome).length;
      return {
        ...salespersonColumns(model, id),
        revenue: money(revenue),
        revenue_share: ratio(revenue, total),
        registered: id === NONE ? 0 : own.length,
        won: count('won'),
        lost: count('lost'),
        in_progress: count('in_progress'),
      };
    })
    .sort(by('salesperson_id'));
}

/** A row per owner and stage of the cohort or of revenue (the opportunity's stage of now). */
export function campaignStaffStages(model: ReferenceModel, params: CampaignParams) {
  const cohort = campaignCohort(model, params);
  const orders = revenueOrders(model, params);
  const total = revenueOfOrders(orders);
  const opportunities = new Set([...cohort, ...orders.map(({ opportunity }) => opportunity)]);
  const keyOf = (opportunity: (typeof cohort)[number]) =>
    JSON.stringify([orNone(opportunity.ownerId), stageKey(stageColumns(opportunity))]);
  const cells = new Map([...opportunities].map((opportunity) => [keyOf(opportunity), opportunity]));
  return [...cells]
    .map(([key, example]) => {
      const revenue = revenueOfOrders(orders.filter(({ opportunity }) => keyOf(opportunity) === key));
      return {
        ...salespersonColumns(model, example.ownerId),
        ...stageColumns(example),
        opportunities: cohort.filter((opportunity) => keyOf(opportunity) === key).length,
        revenue: money(revenue),
        revenue_share: ratio(revenue, total),
      };
    })
    .sort(by('salesperson_id', 'stage_order', 'stage_id', 'stage_name'));
}
