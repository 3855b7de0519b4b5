import { column } from './column.ts';
import { DEDUPLICATED, recordTable } from './table.ts';
import { TIME } from './types.ts';

export default recordTable({
  name: 'fact_directory',
  grain:
    'one version of a directory entity. Every version is kept: compaction of the topic keeps the last to arrive, the winner is the last by time.',
  comment: 'Every version of every directory entity (*.set). Read it through the view directory_events.',
  engine: 'ReplacingMergeTree(version)',
  orderBy: ['type', 'entity_id', 'source', 'id'],
  shardKey: 'entity_id',
  settings: DEDUPLICATED,
  columns: {
    type: column('LowCardinality(String)', 'type', 'Event type, e.g. crm.campaign.set'),
    entity_id: column('String', 'entityId', 'Id of the entity; currency|on for exchange rates, empty for the pipeline'),
    source: column('String', 'source', 'CloudEvents source'),
    id: column('String', 'id', 'CloudEvents id'),
    time: column(TIME, 'timeMs', 'Event time'),
    time_text: column('String', 'time', 'Event time exactly as sent'),
    received_at: column(TIME, 'receivedAtMs', 'Receipt: timestamp of the Kafka record'),
    data: column('String', 'data', "The event's data as JSON"),
    conflicts: column('Array(String)', 'conflicts', 'Other contents received under this identity that lost'),
    topic: column('LowCardinality(String)', 'topic', 'Kafka topic of the record'),
    partition: column('UInt32', 'partition', 'Kafka partition of the record'),
    offset: column('UInt64', 'offset', 'Kafka offset of the first record with this identity'),
    version: column('UInt64', 'version', 'Number of different contents received under this identity'),
  },
});
