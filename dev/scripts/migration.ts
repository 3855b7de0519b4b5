import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSqlFiles, SQL_ROOT } from '../../clickhouse/catalogue/sql-files.ts';
import { nextMigration } from '../../clickhouse/migrator/difference.ts';
import { migrate } from '../../clickhouse/migrator/migrate.ts';
import { createDeclared, findMissingMigration } from '../../clickhouse/migrator/missing-migration.ts';
import { createClickHouse } from '../../services/shared/clickhouse.ts';
import { loadConfig } from '../../services/shared/env.ts';
import { startClickHouse } from '../engines/clickhouse/start-clickhouse.ts';
import { freePort } from '../engines/lib/ports.ts';

/** `npm run migration:new`: writes the migration that the declarations in clickhouse/schema still need. */
const dataDir = await mkdtemp(join(tmpdir(), 'leadstream-migration-'));
const engine = await startClickHouse({
  dataDir,
  port: await freePort(),
  database: 'migrated',
  logFile: join(dataDir, 'clickhouse.log'),
});
const { clickhouse } = loadConfig({ CLICKHOUSE_URL: engine.url, CLICKHOUSE_PASSWORD: engine.password });
const open = (database: string) => createClickHouse({ ...clickhouse, database }, 'migration');
const [bootstrap, migrated, declared] = [open('default'), open('migrated'), open('declared')];
try {
  await migrate({ client: migrated, bootstrap, database: 'migrated' });
  await bootstrap.command({ query: 'create database declared' });
  await createDeclared(declared);
  const statements = await findMissingMigration(migrated, declared);
  if (statements.length === 0) process.stdout.write('migrations make what clickhouse/schema declares\n');
  else {
    const names = (await readSqlFiles('migrations')).map(({ name }) => name);
    const file = nextMigration(names, statements);
    await writeFile(join(SQL_ROOT, 'migrations', file), statements.map((statement) => `${statement};\n`).join(''));
    process.stdout.write(`clickhouse/migrations/${file} written\n`);
  }
} finally {
  await Promise.all([bootstrap.close(), migrated.close(), declared.close()]);
  await engine.stop();
  await rm(dataDir, { recursive: true, force: true });
}
