import { column } from './column.ts';
import { DEDUPLICATED, recordTable } from './table.ts';
import { TIME } from './types.ts';

export default recordTable({
  name: 'fact_duplicates',
  grain: 'one Kafka record that added no event. Keyed by its place in Kafka, so a replay writes the same row again.',
  comment: 'Records that repeated a known event. Part of the proof that nothing vanishes (leadstream reconcile).',
  engine: 'ReplacingMergeTree',
  orderBy: ['topic', 'partition', 'offset'],
  shardKey: 'offset',
  settings: DEDUPLICATED,
  columns: {
    topic: column('LowCardinality(String)', 'topic', 'Kafka topic'),
    partition: column('UInt32', 'partition', 'Kafka partition'),
    offset: column('UInt64', 'offset', 'Kafka offset'),
    kind: column(
      'LowCardinality(String)',
      'kind',
      'same: repetition; conflicting: same identity, other content; rerouted: forwarded to the partition of its key',
    ),
    source: column('String', 'source', 'Source of the event it repeats'),
    id: column('String', 'id', 'Id of the event it repeats'),
    received_at: column(TIME, 'receivedAtMs', 'When it was received'),
  },
});
