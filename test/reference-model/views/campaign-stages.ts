/** Campaign KPI by time, stage, outcome and probability. */
import { type Bucket, bucketStart, bucketsOf, unitOf } from '../calendar.ts';
import { money, ratio } from '../fields.ts';
import type { ReferenceModel } from '../model.ts';
import {
  type CampaignParams,
  campaignCohort,
  listedStages,
  probabilityOf,
  revenueOfOrders,
  revenueOrders,
  type StageColumns,
  stageColumns,
  stageKey,
} from './campaign.ts';
import { salespersonColumns } from './names.ts';
import { by, groupBy } from './rows.ts';

type Bucketed = CampaignParams & { readonly bucket: Bucket };
const BY_STAGE = ['stage_order', 'stage_id', 'stage_name'] as const;

/** A row per bucket, empty ones too. */
export function campaignRevenue(model: ReferenceModel, params: Bucketed) {
  const unit = unitOf(params.bucket, params);
  const orders = revenueOrders(model, params);
  return bucketsOf(params.bucket, params).map((start) => {
    const own = orders.filter(({ order }) => bucketStart(order.placedOn, unit) === start);
    return { bucket_start: start, revenue: money(revenueOfOrders(own)), orders: own.length };
  });
}

/** A row per bucket, empty ones too. */
export function campaignCreated(model: ReferenceModel, params: Bucketed) {
  const unit = unitOf(params.bucket, params);
  const cohort = campaignCohort(model, params);
  return bucketsOf(params.bucket, params).map((start) => ({
    bucket_start: start,
    opportunities: cohort.filter(({ createdOn }) => bucketStart(createdOn, unit) === start).length,
  }));
}

/** Every listed stage, and every other one that holds an opportunity. */
export function campaignStages(model: ReferenceModel, params: CampaignParams) {
  const cohort = campaignCohort(model, params);
  const stages = new Map<string, StageColumns>();
  for (const stage of [...listedStages(model, params), ...cohort.map(stageColumns)]) stages.set(stageKey(stage), stage);
  return [...stages]
    .map(([key, stage]) => {
      const opportunities = cohort.filter((opportunity) => stageKey(stageColumns(opportunity)) === key).length;
      return { ...stage, opportunities, share: ratio(opportunities, cohort.length) };
    })
    .sort(by(...BY_STAGE));
}

/** Always three rows: won, lost, in_progress. */
export function campaignOutcomes(model: ReferenceModel, params: CampaignParams) {
  const cohort = campaignCohort(model, params);
  return ['won', 'lost', 'in_progress'].map((outcome) => {
    const opportunities = cohort.filter((opportunity) => opportunity.outcome === outcome).length;
    return { outcome, opportunities, share: ratio(opportunities, cohort.length) };
  });
}

/** A row per probability that occurs. */
export function campaignProbability(model: ReferenceModel, params: CampaignParams) {
  return [...groupBy(campaignCohort(model, params).map(probabilityOf), String)]
    .map(([probability, own]) => ({ probability: Number(probability), opportunities: own.length }))
    .sort(by('probability'));
}

/** A row per registered (0, 1) and stage that occurs; the share within that `registered`. */
export function campaignRegistration(model: ReferenceModel, params: CampaignParams) {
  const cohort = campaignCohort(model, params);
  return [0, 1]
    .flatMap((registered) => {
      const group = cohort.filter(({ ownerId }) => (ownerId ? 1 : 0) === registered);
      return [...groupBy(group.map(stageColumns), stageKey).values()].flatMap(([stage, ...others]) =>
        stage
          ? [{ registered, ...stage, opportunities: others.length + 1, share: ratio(others.length + 1, group.length) }]
          : [],
      );
    })
    .sort(by('registered', ...BY_STAGE));
}

/** A row per stage and owner that occur together. */
export function campaignCreatedByStageOwner(model: ReferenceModel, params: CampaignParams) {
  const rows = campaignCohort(model, params).map((opportunity) => ({
    ...stageColumns(opportunity),
    ...salespersonColumns(model, opportunity.ownerId),
  }));
  return [...groupBy(rows, (row) => JSON.stringify([stageKey(row), row.salesperson_id])).values()]
    .flatMap(([row, ...others]) => (row ? [{ ...row, opportunities: others.length + 1 }] : []))
    .sort(by(...BY_STAGE, 'salesperson_id'));
}
