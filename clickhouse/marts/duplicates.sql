-- Records from Kafka that repeated a known event.
-- Grain: one Kafka record that added no event.
-- Access: tables
create or replace view duplicates
(
    topic        LowCardinality(String) comment 'Kafka topic',
    partition    UInt32 comment 'Kafka partition',
    offset       UInt64 comment 'Kafka offset',
    kind         LowCardinality(String) comment 'same: repetition; conflicting: same identity, other content; rerouted: forwarded to the partition of its key',
    source       String comment 'Source of the event it repeats',
    id           String comment 'Id of the event it repeats',
    received_at  DateTime64(3, '{{timezone}}') comment 'When it was received'
)
as
select
    topic,
    partition,
    offset,
    kind,
    source,
    id,
    {{local_time(received_at)}} as received_at
from fact_duplicates final
