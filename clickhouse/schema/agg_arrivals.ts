import { selected } from './column.ts';
import { DEDUPLICATED, table } from './table.ts';

export default table({
  name: 'agg_arrivals',
  grain:
    'minute of receipt, event type, sending CRM. Rows of fact_events are written again whenever their facts change, so only states that tolerate repetition are kept: uniq (exact up to 65,536 events a minute), min and max of what never changes.',
  comment: 'Arrivals of events by minute. Read it through the views arrivals and event_types.',
  engine: 'AggregatingMergeTree',
  orderBy: ['minute', 'type', 'source'],
  shardKey: 'minute',
  settings: DEDUPLICATED,
  feed: { view: 'mv_arrivals', from: 'fact_events', groupBy: 'minute, type, source' },
  columns: {
    minute: selected("DateTime('UTC')", 'toStartOfMinute(toDateTime(fact.received_at))', 'Minute of receipt'),
    type: selected('LowCardinality(String)', 'fact.type', 'Event type'),
    source: selected('LowCardinality(String)', 'fact.source', 'Sending CRM'),
    events: selected(
      'AggregateFunction(uniq, String, String)',
      'uniqState(fact.source, fact.id)',
      'Identities (source, id) received',
    ),
    first_time: selected("AggregateFunction(min, DateTime64(3, 'UTC'))", 'minState(fact.time)', 'Earliest event time'),
    last_time: selected("AggregateFunction(max, DateTime64(3, 'UTC'))", 'maxState(fact.time)', 'Latest event time'),
    last_received_at: selected(
      "AggregateFunction(max, DateTime64(3, 'UTC'))",
      'maxState(fact.received_at)',
      'Latest receipt',
    ),
    last_event: selected(
      "AggregateFunction(argMax, String, DateTime64(3, 'UTC'))",
      'argMaxState(fact.id, fact.received_at)',
      'Id of the event received last',
    ),
  },
});
