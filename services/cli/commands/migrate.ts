import { defineCommand } from 'citty';
import { migrateInstallation } from '../../../clickhouse/migrator/migrate.ts';
import { loadConfig } from '../../shared/env.ts';

/** `leadstream migrate`: database, tables and views as the SQL files of this version say. */
export default defineCommand({
  meta: {
    name: 'migrate',
    description: 'Create or update database, tables and views; safe to run at any time and from several processes',
  },
  args: {
    json: { type: 'boolean', description: 'print one JSON object', default: false },
  },
  async run({ args }) {
    const config = loadConfig();
    const result = await migrateInstallation(config);
    const line = args.json
      ? JSON.stringify({ database: config.clickhouse.database, ...result })
      : `database ${config.clickhouse.database}: ${result.applied.length} migrations applied, ${result.replaced.length} views created or replaced, ${result.unchanged} unchanged`;
    process.stdout.write(`${line}\n`);
  },
});
