create table if not exists agg_lag
(
    minute DateTime('UTC') comment 'Minute of receipt',
    lag_bucket UInt8 comment 'Upper bound of the lag: 125 ms * 2 ^ lag_bucket',
    events AggregateFunction(uniq, String, String) comment 'Identities (source, id) received with that lag',
    max_lag_ms AggregateFunction(max, Int64) comment 'Longest lag in milliseconds'
)
engine = {{AggregatingMergeTree sharded by minute}}
order by (minute, lag_bucket)
settings non_replicated_deduplication_window = 1000
comment 'Lag between an event and its receipt by minute. Read it through the view freshness.';
