/** Costs: the last event of a `cost_id` replaces it as a whole. */
import type { Instant } from './calendar.ts';
import type { Directory } from './directory.ts';
import { Dec, decimal, text } from './fields.ts';
import type { Config } from './model.ts';
import { convert } from './money.ts';
import { compareEvents, type Seen } from './normalise.ts';

export interface Cost {
  readonly costId: string;
  /** In the base currency, rounded once. */
  readonly amount: Dec;
  readonly missingRate: boolean;
  readonly currency: string;
  readonly recordedAt: Instant;
  readonly spentOn: string;
  readonly campaignId: string | null;
  readonly sourceId: string | null;
  readonly category: string | null;
}

/** Null if the amount is 0: cancelled. */
export function costOf(costId: string, events: readonly Seen[], directory: Directory, config: Config): Cost | null {
  const last = [...events].sort(compareEvents).at(-1);
  if (!last) return null;
  const { data } = last;
  const said = decimal(data, 'amount') ?? new Dec(0);
  if (said.isZero()) return null;
  const spentOn = text(data, 'spent_on') ?? '';
  const { value, missingRate } = convert(said, text(data, 'currency') ?? null, spentOn, directory, config.baseCurrency);
  return {
    costId,
    amount: value,
    missingRate,
    currency: text(data, 'currency') ?? config.baseCurrency,
    recordedAt: last.at,
    spentOn,
    campaignId: text(data, 'campaign_id') ?? null,
    sourceId: text(data, 'source_id') ?? null,
    category: text(data, 'product_category') ?? null,
  };
}
