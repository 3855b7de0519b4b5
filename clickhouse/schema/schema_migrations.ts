import { stored } from './column.ts';
import { table } from './table.ts';
import { TIME } from './types.ts';

export default table({
  name: 'schema_migrations',
  grain: 'one migration that was applied, or one view as it was last created.',
  comment: 'What leadstream migrate has applied.',
  engine: 'ReplacingMergeTree(applied_at)',
  orderBy: ['kind', 'name'],
  shardKey: 'name',
  settings: {},
  columns: {
    kind: stored('LowCardinality(String)', 'migration or view'),
    name: stored('String', 'File without .sql'),
    checksum: stored('String', 'SHA-256: of the file for a migration, of the rendered statements for a view'),
    applied_at: stored(TIME, 'When it was last applied'),
  },
});
