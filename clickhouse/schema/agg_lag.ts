import { selected } from './column.ts';
import { DEDUPLICATED, table } from './table.ts';

export default table({
  name: 'agg_lag',
  grain:
    "minute of receipt, lag bucket. A histogram of distinct events instead of a quantile state: a repeated row falls into its own bucket again and changes nothing. Buckets are powers of two of a second's eighth: quantiles are right within a factor of 2. An event from the future (up to 24 h are accepted) has lag 0.",
  comment: 'Lag between an event and its receipt by minute. Read it through the view freshness.',
  engine: 'AggregatingMergeTree',
  orderBy: ['minute', 'lag_bucket'],
  shardKey: 'minute',
  settings: DEDUPLICATED,
  feed: {
    view: 'mv_lag',
    with: "greatest(toInt64(0), toInt64(dateDiff('millisecond', fact.time, fact.received_at))) as lag_ms",
    from: 'fact_events',
    groupBy: 'minute, lag_bucket',
  },
  columns: {
    minute: selected("DateTime('UTC')", 'toStartOfMinute(toDateTime(fact.received_at))', 'Minute of receipt'),
    lag_bucket: selected(
      'UInt8',
      'toUInt8(if(lag_ms <= 125, 0, ceil(log2(lag_ms / 125))))',
      'Upper bound of the lag: 125 ms * 2 ^ lag_bucket',
    ),
    events: selected(
      'AggregateFunction(uniq, String, String)',
      'uniqState(fact.source, fact.id)',
      'Identities (source, id) received with that lag',
    ),
    max_lag_ms: selected('AggregateFunction(max, Int64)', 'maxState(lag_ms)', 'Longest lag in milliseconds'),
  },
});
