import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSqlFiles } from '../../../clickhouse/catalogue/sql-files.ts';
import { nextMigration } from '../../../clickhouse/migrator/difference.ts';
import { createDeclared, findMissingMigration } from '../../../clickhouse/migrator/missing-migration.ts';
import { createInstallation, type Installation } from '../../helpers/stack.ts';

let migrated: Installation;
let declared: Installation;
beforeAll(async () => {
  migrated = await createInstallation();
  declared = await createInstallation({ migrated: false });
  await createDeclared(declared.clickhouse);
});
afterAll(async () => {
  await migrated?.cleanup();
  await declared?.cleanup();
});

it('migrations make the tables that clickhouse/schema declares', async () => {
  const statements = await findMissingMigration(migrated.clickhouse, declared.clickhouse);
  const names = (await readSqlFiles('migrations')).map(({ name }) => name);
  const hint = `npm run migration:new writes clickhouse/migrations/${nextMigration(names, statements)}:\n\n${statements.join(';\n')};\n`;
  expect(statements, hint).toEqual([]);
});

it('migrations and declarations make the same engines, keys, indexes, settings, views and comments', async () => {
  const made = ({ query, database }: Installation) =>
    query(
      `select name, engine, sorting_key, partition_key, comment,
          replaceAll(replaceAll(create_table_query, concat(database, '.'), ''), ', index_granularity = 8192', '') as text
      from system.tables
      where database = '${database}' and (endsWith(engine, 'MergeTree') or engine = 'MaterializedView')
      order by name`,
    );
  expect(await made(migrated)).toEqual(await made(declared));
});
