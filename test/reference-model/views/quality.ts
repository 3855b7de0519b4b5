/** What the derivation refused or had to do without: `refusals`, `data_quality`. */
import { iso } from '../calendar.ts';
import { text } from '../fields.ts';
import type { ReferenceModel } from '../model.ts';
import { by } from './rows.ts';

/** Refused reopenings, of deleted opportunities too; `detail` is free text, not part of the comparison. */
export function refusals(model: ReferenceModel) {
  return [...model.opportunities, ...model.deletedOpportunities]
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
export function dataQuality(model: ReferenceModel) {
  const missingRate = [...model.orders, ...model.opportunities, ...model.costs].filter((record) => record.missingRate);
  const unknownStage = model.opportunities.filter((one) => one.stageId !== null && one.stageOrder === 0);
  const tooManyKeys = [...model.opportunities, ...model.contacts].filter((record) => record.custom.leftOut);
  return [
    { issue: 'missing_fx_rate', records: missingRate.length },
    { issue: 'conflicting_duplicate', records: model.conflicts },
    { issue: 'opportunity_without_created', records: model.opportunitiesWithoutCreated },
    { issue: 'order_without_placed', records: model.ordersWithoutPlaced },
    { issue: 'unknown_stage', records: unknownStage.length },
    { issue: 'too_many_custom_fields', records: tooManyKeys.length },
  ]
    .filter(({ records }) => records > 0)
    .sort(by('issue'));
}
