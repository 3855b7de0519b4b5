-- How long after they happened events were received, by minute.
-- Grain: one minute of receipt.
-- Access: tables
create or replace view freshness
(
    minute      DateTime('{{timezone}}') comment 'Minute of receipt',
    events      UInt64 comment 'Events received, each counted once',
    p50_lag_ms  UInt64 comment 'Half of the events were received at most this long after they happened (next 125 ms * power of two)',
    p95_lag_ms  UInt64 comment '95 % of the events, likewise',
    max_lag_ms  Int64 comment 'Longest lag, exact'
)
as
with buckets as
    (
        select
            minute,
            lag_bucket,
            uniqMerge(events) as found,
            maxMerge(max_lag_ms) as longest,
            sum(found) over (partition by minute order by lag_bucket) as up_to,
            sum(found) over (partition by minute) as all_found
        from agg_lag
        group by minute, lag_bucket
    )
select
    {{local_time(buckets.minute)}} as minute,
    sum(found) as events,
    toUInt64(125 * pow(2, minIf(lag_bucket, up_to >= all_found * 0.5))) as p50_lag_ms,
    toUInt64(125 * pow(2, minIf(lag_bucket, up_to >= all_found * 0.95))) as p95_lag_ms,
    max(longest) as max_lag_ms
from buckets
group by buckets.minute
