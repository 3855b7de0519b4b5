-- Events received, by minute, type and sender.
-- Grain: one minute of receipt, event type and sending CRM.
-- Access: tables
create or replace view arrivals
(
    minute            DateTime('{{timezone}}') comment 'Minute of receipt',
    type              LowCardinality(String) comment 'Event type',
    source            LowCardinality(String) comment 'Sending CRM',
    events            UInt64 comment 'Events received, each counted once (exact up to 65,536 in a row)',
    first_time        DateTime64(3, '{{timezone}}') comment 'Earliest event time among them',
    last_time         DateTime64(3, '{{timezone}}') comment 'Latest event time among them',
    last_received_at  DateTime64(3, '{{timezone}}') comment 'Latest receipt',
    last_event_id     String comment 'Id of the event received last'
)
as
select
    {{local_time(agg.minute)}} as minute,
    agg.type as type,
    agg.source as source,
    uniqMerge(agg.events) as events,
    {{local_time(minMerge(agg.first_time))}} as first_time,
    {{local_time(maxMerge(agg.last_time))}} as last_time,
    {{local_time(maxMerge(agg.last_received_at))}} as last_received_at,
    argMaxMerge(agg.last_event) as last_event_id
from agg_arrivals as agg
group by minute, type, source
