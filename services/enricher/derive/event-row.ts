import type fact_events from '../../../clickhouse/schema/fact_events.ts';
import type { RowOf } from '../../../clickhouse/schema/table.ts';
import type { Enrichment, StoredEvent } from './model.ts';

/** The row of an event: what it says, what it is enriched with, and the topic it came from. */
export const eventRow = (
  event: StoredEvent,
  enrichment: Enrichment,
  topic: string,
  version: number,
): RowOf<typeof fact_events> => ({
  source: event.source,
  id: event.id,
  type: event.type,
  timeMs: event.timeMs,
  time: event.time,
  subject: event.subject ?? '',
  receivedAtMs: event.receivedAtMs,
  key: event.key,
  contactId: enrichment.contactId,
  opportunityId: enrichment.opportunityId,
  campaignId: enrichment.campaignId,
  sourceId: enrichment.sourceId,
  salespersonId: enrichment.salespersonId,
  dataJson: event.dataJson,
  conflicts: (event.superseded ?? []).map((content) => JSON.stringify(content)),
  topic,
  partition: event.partition,
  offset: event.offset,
  version,
});
