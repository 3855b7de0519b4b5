create table if not exists fact_directory
(
    type LowCardinality(String) comment 'Event type, e.g. crm.campaign.set',
    entity_id String comment 'Id of the entity; currency|on for exchange rates, empty for the pipeline',
    source String comment 'CloudEvents source',
    id String comment 'CloudEvents id',
    time DateTime64(3, 'UTC') comment 'Event time',
    time_text String comment 'Event time exactly as sent',
    received_at DateTime64(3, 'UTC') comment 'Receipt: timestamp of the Kafka record',
    data String comment 'The event\'s data as JSON',
    conflicts Array(String) comment 'Other contents received under this identity that lost',
    topic LowCardinality(String) comment 'Kafka topic of the record',
    partition UInt32 comment 'Kafka partition of the record',
    offset UInt64 comment 'Kafka offset of the first record with this identity',
    version UInt64 comment 'Number of different contents received under this identity'
)
engine = {{ReplacingMergeTree(version) sharded by entity_id}}
order by (type, entity_id, source, id)
settings non_replicated_deduplication_window = 1000
comment 'Every version of every directory entity (*.set). Read it through the view directory_events.';
