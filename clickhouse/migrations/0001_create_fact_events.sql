create table if not exists fact_events
(
    source String comment 'CloudEvents source: the sending CRM',
    id String comment 'CloudEvents id; (source, id) is the identity of the event',
    type LowCardinality(String) comment 'Event type, e.g. crm.contact.created',
    time DateTime64(3, 'UTC') comment 'Event time in the business time zone: when it happened in the CRM',
    time_text String comment 'Event time exactly as sent',
    subject String comment 'CloudEvents subject, empty if not said',
    received_at DateTime64(3, 'UTC') comment 'When it was received (timestamp of the Kafka record)',
    key String comment 'Partition key: the contact, or the cost',
    contact_id String comment 'Contact the event is about, (none) for costs',
    opportunity_id String comment 'Opportunity the event names, else (none)',
    campaign_id String comment 'Campaign of the event\'s opportunity or cost as of the event, else (none)',
    source_id String comment 'First-touch marketing source as of the event, else (none)',
    salesperson_id String comment 'Owner of the opportunity, else of the contact, as of the event, else (none)',
    data String comment 'The event\'s data as JSON' codec(ZSTD(1)),
    conflicts Array(String) comment 'Other contents received under this identity, which do not count',
    topic LowCardinality(String) comment 'Kafka topic of the first record with this identity',
    partition UInt32 comment 'Kafka partition of that record',
    offset UInt64 comment 'Kafka offset of that record',
    version UInt64 comment 'Grows with the set of events this row was derived from'
)
engine = {{ReplacingMergeTree(version) sharded by key}}
order by (key, source, id)
settings non_replicated_deduplication_window = 1000
comment 'Every accepted activity event once, enriched. Read it through the view events.';
