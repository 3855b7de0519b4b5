/** What the derivation refused or had to do without: `refusals`, `data_quality`. */
import { iso } from '../calendar.ts';
import { text } from '../fields.ts';
import type { World } from '../world.ts';
import { by } from './rows.ts';

/** Refused reopenings, of deleted opportunities too; `detail` is free text, not part of the comparison. */
export function refusals(world: World) {
  return [...world.opportunities, ...world.deletedOpportunities]
    .flatMap((opportunity) =>
      opportunity.refused.map((event) => ({
        refused_at: iso(event.at),
        rule: 'reopening',
        event_source: event.source,
        event_id: event.id,
        entity_id: opportunity.opportunityId,
        by_id: text(event.data, 'by_id') ?? '',
      })),
    )
    .sort(by('refused_at', 'event_source', 'event_id'));
}

/** Only issues with at least one record, by issue. */
export function dataQuality(world: World) {
  const missingRate = [...world.orders, ...world.opportunities, ...world.costs].filter((record) => record.missingRate);
  const unknownStage = world.opportunities.filter((one) => one.stageId !== null && one.stageOrder === 0);
  const tooManyKeys = [...world.opportunities, ...world.contacts].filter((record) => record.custom.leftOut);
  return [
    { issue: 'missing_fx_rate', records: missingRate.length },
    { issue: 'conflicting_duplicate', records: world.conflicts },
    { issue: 'opportunity_without_created', records: world.opportunitiesWithoutCreated },
    { issue: 'order_without_placed', records: world.ordersWithoutPlaced },
    { issue: 'unknown_stage', records: unknownStage.length },
    { issue: 'too_many_custom_fields', records: tooManyKeys.length },
  ]
    .filter(({ records }) => records > 0)
    .sort(by('issue'));
}
