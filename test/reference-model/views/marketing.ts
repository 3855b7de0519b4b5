/** What the marketing overview is made of: the selection by filters, and the cohort of a period. */
import { dayOf, type Instant, type Period, within } from '../calendar.ts';
import type { Cost } from '../costs.ts';
import { type Dec, orNone, sum } from '../fields.ts';
import type { ReferenceModel } from '../model.ts';
import type { Opportunity } from '../opportunities.ts';
import type { Order, OrderLine } from '../orders.ts';

/** `[]` means all; `(none)` selects what has none. */
export interface MarketingParams extends Period {
  readonly sources: readonly string[];
  readonly categories: readonly string[];
}

export interface RevenueLine extends OrderLine {
  readonly order: Order;
}

/** Opportunities by their source and category. */
export function selectedOpportunities(model: ReferenceModel, params: MarketingParams): Opportunity[] {
  return model.opportunities.filter(
    ({ sourceId, category }) => passes(params.sources, sourceId) && passes(params.categories, category),
  );
}

/** The lines of the orders that aren't cancelled, placed in the period, by order source and line category. */
export function revenueLines(model: ReferenceModel, params: MarketingParams): RevenueLine[] {
  return model.orders
    .filter((order) => !order.cancelled && within(order.placedOn, params) && passes(params.sources, order.sourceId))
    .flatMap((order) => order.lines.map((line) => ({ ...line, order })))
    .filter((line) => passes(params.categories, line.category));
}

/** Costs spent in the period, by their own source and category. */
export function selectedCosts(model: ReferenceModel, params: MarketingParams): Cost[] {
  return model.costs.filter(
    ({ spentOn, sourceId, category }) =>
      within(spentOn, params) && passes(params.sources, sourceId) && passes(params.categories, category),
  );
}

export function revenueOf(lines: readonly RevenueLine[]): Dec {
  return sum(lines.map((line) => line.amount));
}

export function costOfAll(costs: readonly Cost[]): Dec {
  return sum(costs.map((cost) => cost.amount));
}

/** How many opportunities are behind order lines. */
export function opportunitiesBehind(lines: readonly RevenueLine[]): number {
  return new Set(lines.flatMap((line) => (line.order.opportunity ? [line.order.opportunity] : []))).size;
}

export interface Cohort {
  readonly created: Opportunity[];
  readonly transferred: Opportunity[];
  readonly qualified: Opportunity[];
  readonly ordered: Opportunity[];
}

/** Of those created in the period: which reached each milestone before its end (not nested). */
export function cohortOf(model: ReferenceModel, opportunities: readonly Opportunity[], period: Period): Cohort {
  const { timezone } = model.config;
  const before = (at: Instant | null) => at !== null && dayOf(at, timezone) < period.to;
  const created = opportunities.filter((opportunity) => within(opportunity.createdOn, period));
  return {
    created,
    transferred: created.filter((opportunity) => before(opportunity.transferredAt)),
    qualified: created.filter((opportunity) => before(opportunity.qualifiedAt)),
    ordered: created.filter((opportunity) =>
      model.orders.some((order) => order.opportunity === opportunity && !order.cancelled && before(order.placedAt)),
    ),
  };
}

function passes(filter: readonly string[], value: string | null): boolean {
  return filter.length === 0 || filter.includes(orNone(value));
}
