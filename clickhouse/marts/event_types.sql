-- Event types that have been received. For exact counts: select type, count() from events group by type.
-- Grain: one event type.
-- Access: tables
create or replace view event_types
(
    type              LowCardinality(String) comment 'Event type',
    events            UInt64 comment 'Events received, each counted once (within 0.5 % beyond 65,536)',
    first_time        DateTime64(3, '{{timezone}}') comment 'Earliest event time',
    last_time         DateTime64(3, '{{timezone}}') comment 'Latest event time',
    last_received_at  DateTime64(3, '{{timezone}}') comment 'Latest receipt'
)
as
select
    agg.type as type,
    uniqMerge(agg.events) as events,
    {{local_time(minMerge(agg.first_time))}} as first_time,
    {{local_time(maxMerge(agg.last_time))}} as last_time,
    {{local_time(maxMerge(agg.last_received_at))}} as last_received_at
from agg_arrivals as agg
group by type
