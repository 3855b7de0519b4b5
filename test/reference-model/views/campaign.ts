/** What the campaign views are made of. */
import { type Period, within } from '../calendar.ts';
import { type Dec, orNone, sum } from '../fields.ts';
import type { ReferenceModel } from '../model.ts';
import type { Opportunity } from '../opportunities.ts';
import type { Order } from '../orders.ts';
import { stagesFor } from '../stages.ts';

/** `campaign` '' means all campaigns; opportunities without one are left out. */
export interface CampaignParams extends Period {
  readonly campaign: string;
}

export interface StageColumns {
  readonly stage_order: number;
  readonly stage_id: string;
  readonly stage_name: string;
}

/** Every live opportunity of the campaign, whenever it was created. */
export function campaignOpportunities(model: ReferenceModel, { campaign }: CampaignParams): Opportunity[] {
  return model.opportunities.filter(
    ({ campaignId }) => campaignId !== null && (campaign === '' || campaignId === campaign),
  );
}

/** Those created in the period. */
export function campaignCohort(model: ReferenceModel, params: CampaignParams): Opportunity[] {
  return campaignOpportunities(model, params).filter(({ createdOn }) => within(createdOn, params));
}

/** An order of a campaign with the opportunity that it came through. */
export interface CampaignOrder {
  readonly order: Order;
  readonly opportunity: Opportunity;
}

/** Orders placed in the period through any opportunity of the campaign, cancelled ones too. */
export function allCampaignOrders(model: ReferenceModel, params: CampaignParams): CampaignOrder[] {
  const through = campaignOpportunities(model, params);
  return model.orders.flatMap((order) =>
    order.opportunity && through.includes(order.opportunity) && within(order.placedOn, params)
      ? [{ order, opportunity: order.opportunity }]
      : [],
  );
}

/** Those of them that aren't cancelled. */
export function revenueOrders(model: ReferenceModel, params: CampaignParams): CampaignOrder[] {
  return allCampaignOrders(model, params).filter(({ order }) => !order.cancelled);
}

export function revenueOfOrders(orders: readonly CampaignOrder[]): Dec {
  return sum(orders.map(({ order }) => order.amount));
}

/** The ids of the campaigns asked for, as far as the directory knows them. */
export function knownCampaigns(model: ReferenceModel, { campaign }: CampaignParams): string[] {
  return [...model.directory.campaigns.keys()].filter((id) => campaign === '' || id === campaign);
}

/** Every listed stage of the campaigns asked for; equal ones may repeat. */
export function listedStages(model: ReferenceModel, params: CampaignParams): StageColumns[] {
  return knownCampaigns(model, params).flatMap((campaignId) =>
    stagesFor(campaignId, model.directory).map((stage) => ({
      stage_order: stage.order,
      stage_id: stage.stageId,
      stage_name: orNone(stage.name),
    })),
  );
}

export function stageColumns({ stageOrder, stageId, stageName }: Opportunity): StageColumns {
  return { stage_order: stageOrder, stage_id: orNone(stageId), stage_name: orNone(stageName) };
}

export function stageKey({ stage_order, stage_id, stage_name }: StageColumns): string {
  return JSON.stringify([stage_order, stage_id, stage_name]);
}

/** The opportunity's own, else its stage's, else 50; in %. */
export function probabilityOf({ saidCloseRate, stageRate }: Opportunity): number {
  return (saidCloseRate ?? stageRate)?.toNumber() ?? 50;
}

/** Why it is lost: the reason of the change by which it entered the stage it is in. */
export function lossOf({ stages }: Opportunity) {
  const entry = stages[stages.length - 1] ?? stages[0];
  return { reason: orNone(entry.reason), at: entry.enteredAt };
}
