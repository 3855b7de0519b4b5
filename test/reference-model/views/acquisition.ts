/** Marketing overview by source and by category: `source_care`, `source_cost`, `category_cost`. */
import { money, moneyPer, orNone, ratio } from '../fields.ts';
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
import { roiOf } from './overview.ts';
import { by } from './rows.ts';

/** A row per source of the cohort or of revenue lines, by source_id. */
export function sourceCare(model: ReferenceModel, params: MarketingParams) {
  const lines = revenueLines(model, params);
  const cohort = cohortOf(model, selectedOpportunities(model, params), params);
  const ids = new Set([
    ...cohort.created.map(({ sourceId }) => orNone(sourceId)),
    ...lines.map(({ order }) => orNone(order.sourceId)),
  ]);
  return [...ids]
    .map((id) => {
      const ofSource = <T extends { sourceId: string | null }>(item: T) => orNone(item.sourceId) === id;
      const own = lines.filter(({ order }) => ofSource(order));
      const created = cohort.created.filter(ofSource).length;
      const qualified = cohort.qualified.filter(ofSource).length;
      const withRevenue = cohort.ordered.filter(ofSource).length;
      return {
        source_id: id,
        source_name: sourceName(model, id),
        created,
        transferred: cohort.transferred.filter(ofSource).length,
        qualified,
        with_revenue: withRevenue,
        qualification_rate: ratio(qualified, created),
        order_rate: ratio(withRevenue, created),
        revenue: money(revenueOf(own)),
        aov: moneyPer(revenueOf(own), opportunitiesBehind(own)),
      };
    })
    .sort(by('source_id'));
}

/** A row per source of the cohort, of revenue lines or of costs, by source_id. */
export function sourceCost(model: ReferenceModel, params: MarketingParams) {
  return costRows(
    model,
    params,
    (item) => orNone(item.sourceId),
    (line) => orNone(line.order.sourceId),
  )
    .map(({ key, ...row }) => ({ source_id: key, source_name: sourceName(model, key), ...row }))
    .sort(by('source_id'));
}

/** A row per category of the cohort (the opportunity's), of revenue lines (the line's) or of costs, by category. */
export function categoryCost(model: ReferenceModel, params: MarketingParams) {
  return costRows(
    model,
    params,
    (item) => orNone(item.category),
    (line) => orNone(line.category),
  )
    .map(({ key, ...row }) => ({ category: key, ...row }))
    .sort(by('category'));
}

interface Attributed {
  readonly sourceId: string | null;
  readonly category: string | null;
}

function costRows(
  model: ReferenceModel,
  params: MarketingParams,
  keyOf: (item: Attributed) => string,
  keyOfLine: (line: ReturnType<typeof revenueLines>[number]) => string,
) {
  const costs = selectedCosts(model, params);
  const lines = revenueLines(model, params);
  const cohort = cohortOf(model, selectedOpportunities(model, params), params);
  const keys = new Set([...costs.map(keyOf), ...lines.map(keyOfLine), ...cohort.created.map(keyOf)]);
  return [...keys].map((key) => {
    const cost = costOfAll(costs.filter((item) => keyOf(item) === key));
    const revenue = revenueOf(lines.filter((line) => keyOfLine(line) === key));
    const count = (items: readonly Attributed[]) => items.filter((item) => keyOf(item) === key).length;
    return {
      key,
      cost: money(cost),
      revenue: money(revenue),
      roi: roiOf(revenue, cost),
      cost_per_created: moneyPer(cost, count(cohort.created)),
      cost_per_qualified: moneyPer(cost, count(cohort.qualified)),
      cost_per_order: moneyPer(cost, count(cohort.ordered)),
    };
  });
}

function sourceName(model: ReferenceModel, id: string): string {
  return orNone(model.directory.sources.get(id)?.name);
}
