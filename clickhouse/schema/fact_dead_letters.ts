import { column } from './column.ts';
import { DEDUPLICATED, recordTable } from './table.ts';
import { TIME } from './types.ts';

export default recordTable({
  name: 'fact_dead_letters',
  grain: 'one Kafka record that could not be processed; the raw bytes are in the DLQ topic.',
  comment: 'Index of the dead-letter topic: what was rejected from Kafka, and why.',
  engine: 'ReplacingMergeTree',
  orderBy: ['topic', 'partition', 'offset'],
  shardKey: 'offset',
  settings: DEDUPLICATED,
  columns: {
    topic: column('LowCardinality(String)', 'topic', 'Kafka topic it came from'),
    partition: column('UInt32', 'partition', 'Kafka partition it came from'),
    offset: column('UInt64', 'offset', 'Kafka offset it came from'),
    code: column('LowCardinality(String)', 'code', 'Reason code'),
    field: column('String', 'field', 'Path of the offending field, empty if none'),
    message: column('String', 'message', 'Rule that was broken (never the value)'),
    received_at: column(TIME, 'receivedAtMs', 'When it was received'),
  },
});
