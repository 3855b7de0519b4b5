import { column } from './column.ts';
import { DEDUPLICATED, factTable } from './table.ts';
import { TIME } from './types.ts';

export default factTable({
  name: 'fact_events',
  grain: "one accepted activity event. Key first: state is restored, and a contact's history read, by key.",
  comment: 'Every accepted activity event once, enriched. Read it through the view events.',
  engine: 'ReplacingMergeTree(version)',
  orderBy: ['key', 'source', 'id'],
  shardKey: 'key',
  settings: DEDUPLICATED,
  derived: { owner: 'key', month: 'time' },
  columns: {
    source: column('String', 'source', 'CloudEvents source: the sending CRM'),
    id: column('String', 'id', 'CloudEvents id; (source, id) is the identity of the event'),
    type: column('LowCardinality(String)', 'type', 'Event type, e.g. crm.contact.created'),
    time: column(TIME, 'timeMs', 'Event time in the business time zone: when it happened in the CRM'),
    time_text: column('String', 'time', 'Event time exactly as sent'),
    subject: column('String', 'subject', 'CloudEvents subject, empty if not said'),
    received_at: column(TIME, 'receivedAtMs', 'When it was received (timestamp of the Kafka record)'),
    key: column('String', 'key', 'Partition key: the contact, or the cost'),
    contact_id: column('String', 'contactId', 'Contact the event is about, (none) for costs'),
    opportunity_id: column('String', 'opportunityId', 'Opportunity the event names, else (none)'),
    campaign_id: column(
      'String',
      'campaignId',
      "Campaign of the event's opportunity or cost as of the event, else (none)",
    ),
    source_id: column('String', 'sourceId', 'First-touch marketing source as of the event, else (none)'),
    salesperson_id: column(
      'String',
      'salespersonId',
      'Owner of the opportunity, else of the contact, as of the event, else (none)',
    ),
    data: column('String', 'dataJson', "The event's data as JSON", { personal: true, codec: 'ZSTD(1)' }),
    conflicts: column('Array(String)', 'conflicts', 'Other contents received under this identity, which do not count', {
      personal: true,
    }),
    topic: column('LowCardinality(String)', 'topic', 'Kafka topic of the first record with this identity'),
    partition: column('UInt32', 'partition', 'Kafka partition of that record'),
    offset: column('UInt64', 'offset', 'Kafka offset of that record'),
    version: column('UInt64', 'version', 'Grows with the set of events this row was derived from', { hidden: true }),
  },
});
