-- Records from Kafka that could not be processed, and why; their bytes are in the dead-letter topic.
-- Grain: one Kafka record that could not be processed.
-- Access: tables
create or replace view dead_letters
(
    topic        LowCardinality(String) comment 'Kafka topic it came from',
    partition    UInt32 comment 'Kafka partition it came from',
    offset       UInt64 comment 'Kafka offset it came from',
    code         LowCardinality(String) comment 'Reason code',
    field        String comment 'Path of the offending field, empty if none',
    message      String comment 'Rule that was broken (never the value)',
    received_at  DateTime64(3, '{{timezone}}') comment 'When it was received'
)
as
select
    topic,
    partition,
    offset,
    code,
    field,
    message,
    {{local_time(received_at)}} as received_at
from fact_dead_letters final
