-- Every version of every directory entity (*.set) once. The one that counts per entity is in directory.
-- Grain: one version of a directory entity.
-- Access: tables
create or replace view directory_events
(
    type         LowCardinality(String) comment 'Event type, e.g. crm.campaign.set',
    entity_id    String comment 'Id of the entity; currency|day for exchange rates, empty for the sales process',
    source       String comment 'CloudEvents source',
    id           String comment 'CloudEvents id; (source, id) is the identity of the event',
    time         DateTime64(3, '{{timezone}}') comment 'Event time in the business time zone',
    time_text    String comment 'Event time exactly as sent',
    received_at  DateTime64(3, '{{timezone}}') comment 'When it was received',
    data         String comment 'The event''s data as JSON',
    conflicts    Array(String) comment 'Other contents received under this identity, which do not count',
    topic        LowCardinality(String) comment 'Kafka topic of the record',
    partition    UInt32 comment 'Kafka partition of the record',
    offset       UInt64 comment 'Kafka offset of the first record with this identity',
    waiting      UInt8 comment '1: lies more than five minutes ahead, and does not count yet'
)
as
select
    type,
    entity_id,
    source,
    id,
    {{local_time(time)}} as time,
    time_text,
    {{local_time(received_at)}} as received_at,
    data,
    conflicts,
    topic,
    partition,
    offset,
    toUInt8(fact_directory.time > now64(3) + toIntervalMinute(5)) as waiting
from fact_directory final
