create table if not exists agg_arrivals
(
    minute DateTime('UTC') comment 'Minute of receipt',
    type LowCardinality(String) comment 'Event type',
    source LowCardinality(String) comment 'Sending CRM',
    events AggregateFunction(uniq, String, String) comment 'Identities (source, id) received',
    first_time AggregateFunction(min, DateTime64(3, 'UTC')) comment 'Earliest event time',
    last_time AggregateFunction(max, DateTime64(3, 'UTC')) comment 'Latest event time',
    last_received_at AggregateFunction(max, DateTime64(3, 'UTC')) comment 'Latest receipt',
    last_event AggregateFunction(argMax, String, DateTime64(3, 'UTC')) comment 'Id of the event received last'
)
engine = {{AggregatingMergeTree sharded by minute}}
order by (minute, type, source)
settings non_replicated_deduplication_window = 1000
comment 'Arrivals of events by minute. Read it through the views arrivals and event_types.';
