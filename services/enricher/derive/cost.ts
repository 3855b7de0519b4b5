import { dayNumber } from './business-time.ts';
import { versionOf, weightOf } from './dependencies.ts';
import { type CostFact, type DeriveContext, NONE, type StoredEvent } from './model.ts';
import { toBase } from './money.ts';

/**
 * The last event of a cost replaces the ones before; an amount of 0 cancels it (docs/contract/events.md, "Activity events").
 * @param events of one `cost_id`, sorted by (time, source, id)
 */
export function deriveCost(
  costId: string,
  events: readonly StoredEvent[],
  context: DeriveContext & { revision: number },
): CostFact | undefined {
  const last = events.findLast((event) => event.type === 'crm.cost.recorded');
  if (!last) return undefined;
  const { data } = last;
  const currency = data.currency ?? context.baseCurrency;
  const spentOnDay = dayNumber(data.spent_on);
  const { cents, missing } = toBase(context, data.amount, currency, spentOnDay);
  const cancelled = Number(data.amount) === 0;
  const size = events.reduce((sum, event) => sum + weightOf(event), 0);
  return {
    costId,
    state: cancelled ? 'deleted' : 'live',
    amountCents: cents,
    currency,
    spentOnDay,
    campaignId: data.campaign_id ?? NONE,
    sourceId: data.source_id ?? NONE,
    category: data.product_category || NONE,
    recordedAtMs: last.timeMs,
    missingFx: missing && !cancelled,
    version: versionOf(size, context.revision),
  };
}
