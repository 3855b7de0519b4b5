import { defineCommand } from 'citty';
import { migrateInstallation } from '../../../clickhouse/migrator/migrate.ts';
import { loadConfig } from '../../shared/env.ts';
import { count } from '../../shared/words.ts';
import { print } from '../terminal.ts';

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
    const { database } = config.clickhouse;
    const done = `${count(result.applied.length, 'migration')} applied, ${count(result.replaced.length, 'view')} created or replaced`;
    print(args.json, { database, ...result }, [`database ${database}: ${done}, ${result.unchanged} unchanged`]);
  },
});
