create table if not exists fact_dead_letters
(
    topic LowCardinality(String) comment 'Kafka topic it came from',
    partition UInt32 comment 'Kafka partition it came from',
    offset UInt64 comment 'Kafka offset it came from',
    code LowCardinality(String) comment 'Reason code',
    field String comment 'Path of the offending field, empty if none',
    message String comment 'Rule that was broken (never the value)',
    received_at DateTime64(3, 'UTC') comment 'When it was received'
)
engine = {{ReplacingMergeTree sharded by offset}}
order by (topic, partition, offset)
settings non_replicated_deduplication_window = 1000
comment 'Index of the dead-letter topic: what was rejected from Kafka, and why.';
