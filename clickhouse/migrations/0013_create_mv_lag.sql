-- Feeds agg_lag as events are inserted. An event from the future (up to 24 h are accepted) has lag 0.
create materialized view if not exists mv_lag to agg_lag
(
    minute      DateTime('UTC') comment 'Minute of receipt',
    lag_bucket  UInt8 comment 'Upper bound of the lag: 125 ms * 2 ^ lag_bucket',
    events      AggregateFunction(uniq, String, String) comment 'Identities (source, id) received with that lag',
    max_lag_ms  AggregateFunction(max, Int64) comment 'Longest lag in milliseconds'
)
as
with greatest(toInt64(0), toInt64(dateDiff('millisecond', fact_events.time, fact_events.received_at))) as lag_ms
select
    toStartOfMinute(toDateTime(fact_events.received_at)) as minute,
    toUInt8(if(lag_ms <= 125, 0, ceil(log2(lag_ms / 125)))) as lag_bucket,
    uniqState(fact_events.source, fact_events.id) as events,
    maxState(lag_ms) as max_lag_ms
from fact_events
group by minute, lag_bucket
comment 'Feeds agg_lag as events are inserted'
