-- Feeds agg_arrivals as events are inserted.
create materialized view if not exists mv_arrivals to agg_arrivals
(
    minute             DateTime('UTC') comment 'Minute of receipt',
    type               LowCardinality(String) comment 'Event type',
    source             LowCardinality(String) comment 'Sending CRM',
    events             AggregateFunction(uniq, String, String) comment 'Identities (source, id) received',
    first_time         AggregateFunction(min, DateTime64(3, 'UTC')) comment 'Earliest event time',
    last_time          AggregateFunction(max, DateTime64(3, 'UTC')) comment 'Latest event time',
    last_received_at   AggregateFunction(max, DateTime64(3, 'UTC')) comment 'Latest receipt',
    last_event         AggregateFunction(argMax, String, DateTime64(3, 'UTC')) comment 'Id of the event received last'
)
as
select
    toStartOfMinute(toDateTime(fact_events.received_at)) as minute,
    fact_events.type as type,
    fact_events.source as source,
    uniqState(fact_events.source, fact_events.id) as events,
    minState(fact_events.time) as first_time,
    maxState(fact_events.time) as last_time,
    maxState(fact_events.received_at) as last_received_at,
    argMaxState(fact_events.id, fact_events.received_at) as last_event
from fact_events
group by minute, type, source
comment 'Feeds agg_arrivals as events are inserted'
