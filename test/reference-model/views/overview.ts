/** Marketing overview: `overview_*`. */
import {
  type Bucket,
  bucketStart,
  bucketsOf,
  dayOf,
  type Instant,
  previousPeriod,
  unitOf,
  within,
} from '../calendar.ts';
import { type Dec, money, moneyPer, orNone, ratio } from '../fields.ts';
import type { ReferenceModel } from '../model.ts';
import {
  cohortOf,
  costOfAll,
  type MarketingParams,
  opportunitiesBehind,
  revenueLines,
  revenueOf,
  selectedCosts,
  selectedOpportunities,
} from './marketing.ts';
import { by, groupBy } from './rows.ts';

/** One row. */
export function overviewTotals(model: ReferenceModel, params: MarketingParams) {
  const previous = { ...params, ...previousPeriod(params) };
  const revenue = revenueOf(revenueLines(model, params));
  const cost = costOfAll(selectedCosts(model, params));
  const previousRevenue = revenueOf(revenueLines(model, previous));
  const previousCost = costOfAll(selectedCosts(model, previous));
  const roi = roiOf(revenue, cost);
  const previousRoi = roiOf(previousRevenue, previousCost);
  return [
    {
      revenue: money(revenue),
      cost: money(cost),
      roi,
      previous_revenue: money(previousRevenue),
      previous_cost: money(previousCost),
      previous_roi: previousRoi,
      revenue_change: ratio(revenue.minus(previousRevenue), previousRevenue),
      cost_change: ratio(cost.minus(previousCost), previousCost),
      roi_change: roi === null || previousRoi === null ? null : roi - previousRoi,
    },
  ];
}

export function roiOf(revenue: Dec, cost: Dec): number | null {
  return ratio(revenue.minus(cost), cost);
}

/** A row per bucket, empty ones too; each milestone counted by its own time. */
export function overviewConversion(model: ReferenceModel, params: MarketingParams & { readonly bucket: Bucket }) {
  const unit = unitOf(params.bucket, params);
  const opportunities = selectedOpportunities(model, params);
  /** The bucket of each milestone that is in the period. */
  const starts = (times: (Instant | null)[]) =>
    times
      .flatMap((at) => (at === null ? [] : [dayOf(at, model.config.timezone)]))
      .filter((day) => within(day, params))
      .map((day) => bucketStart(day, unit));
  const created = starts(opportunities.map((opportunity) => opportunity.createdAt));
  const transferred = starts(opportunities.map((opportunity) => opportunity.transferredAt));
  const qualified = starts(opportunities.map((opportunity) => opportunity.qualifiedAt));
  const count = (list: readonly string[], start: string) => list.filter((candidate) => candidate === start).length;
  return bucketsOf(params.bucket, params).map((start) => ({
    bucket_start: start,
    created: count(created, start),
    transferred: count(transferred, start),
    qualified: count(qualified, start),
  }));
}

/** A row per category with revenue lines, by category. */
export function overviewCategories(model: ReferenceModel, params: MarketingParams) {
  const lines = revenueLines(model, params);
  const total = revenueOf(lines);
  return [...groupBy(lines, (line) => orNone(line.category))]
    .map(([category, own]) => ({
      category,
      revenue: money(revenueOf(own)),
      share: ratio(revenueOf(own), total),
    }))
    .sort(by('category'));
}

/** Four rows: a nested cohort. */
export function overviewFunnel(model: ReferenceModel, params: MarketingParams) {
  const cohort = cohortOf(model, selectedOpportunities(model, params), params);
  const transferred = cohort.transferred;
  const qualified = cohort.qualified.filter((opportunity) => transferred.includes(opportunity));
  const withRevenue = cohort.ordered.filter((opportunity) => qualified.includes(opportunity));
  const stages = [
    { stage: 'created', opportunities: cohort.created.length },
    { stage: 'transferred', opportunities: transferred.length },
    { stage: 'qualified', opportunities: qualified.length },
    { stage: 'with_revenue', opportunities: withRevenue.length },
  ];
  return stages.map(({ stage, opportunities }, index) => ({
    stage_order: index + 1,
    stage,
    opportunities,
    rate_from_created: ratio(opportunities, cohort.created.length),
    rate_from_previous: ratio(opportunities, stages[index - 1]?.opportunities ?? 0),
  }));
}

/** One row. */
export function overviewCare(model: ReferenceModel, params: MarketingParams) {
  const { created, qualified, ordered } = cohortOf(model, selectedOpportunities(model, params), params);
  const lines = revenueLines(model, params);
  return [
    {
      created: created.length,
      qualified: qualified.length,
      ordered: ordered.length,
      qualification_rate: ratio(qualified.length, created.length),
      order_rate: ratio(ordered.length, created.length),
      aov: moneyPer(revenueOf(lines), opportunitiesBehind(lines)),
    },
  ];
}
