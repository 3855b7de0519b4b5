create table if not exists fact_duplicates
(
    topic LowCardinality(String) comment 'Kafka topic',
    partition UInt32 comment 'Kafka partition',
    offset UInt64 comment 'Kafka offset',
    kind LowCardinality(String) comment 'same: repetition; conflicting: same identity, other content; rerouted: forwarded to the partition of its key',
    source String comment 'Source of the event it repeats',
    id String comment 'Id of the event it repeats',
    received_at DateTime64(3, 'UTC') comment 'When it was received'
)
engine = {{ReplacingMergeTree sharded by offset}}
order by (topic, partition, offset)
settings non_replicated_deduplication_window = 1000
comment 'Records that repeated a known event. Part of the proof that nothing vanishes (leadstream reconcile).';
