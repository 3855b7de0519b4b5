import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSqlFiles, SQL_ROOT } from '../../../clickhouse/catalogue/sql-files.ts';
import { migrate } from '../../../clickhouse/migrator/migrate.ts';
import { nodeArguments } from '../../../dev/engines/lib/node-arguments.ts';
import { createInstallation, type Installation } from '../../helpers/stack.ts';

const run = promisify(execFile);
const CLI = resolve(import.meta.dirname, '../../../services/cli/main.ts');

let installation: Installation;
let root: string;
beforeEach(async () => {
  installation = await createInstallation({ migrated: false });
  root = mkdtempSync(join(tmpdir(), 'leadstream-sql-'));
  for (const folder of ['migrations', 'macros', 'intermediate', 'marts', 'metrics'])
    cpSync(join(SQL_ROOT, folder), join(root, folder), { recursive: true });
});
afterEach(async () => {
  rmSync(root, { recursive: true, force: true });
  await installation.cleanup();
});

const apply = (timezone = 'UTC') =>
  migrate({ client: installation.clickhouse, database: installation.database, timezone, root });

describe('migrate', () => {
  it('applies everything once, and nothing the second time', async () => {
    const first = await apply();
    const migrations = await readSqlFiles('migrations');
    expect(first.applied).toEqual(migrations.map((file) => file.name));
    expect(first.replaced).toContain('opportunities');
    expect(await apply()).toEqual({
      applied: [],
      replaced: [],
      unchanged: first.applied.length + first.replaced.length,
    });
  });

  it('refuses an applied migration whose text has changed, and names it', async () => {
    await apply();
    const file = join(root, 'migrations/0005_create_fact_tasks.sql');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n-- changed`);
    await expect(apply()).rejects.toMatchObject({
      code: 'MIGRATION_CHANGED',
      message: expect.stringContaining('0005_create_fact_tasks'),
    });
  });

  it('applies a migration that is new, and keeps the data', async () => {
    await apply();
    await installation.clickhouse.insert({
      table: 'fact_tasks',
      values: [{ task_id: 't1', state: 'live', version: 1 }],
      format: 'JSONEachRow',
    });
    writeFileSync(
      join(root, 'migrations/9000_alter_fact_tasks.sql'),
      "alter table fact_tasks add column if not exists urgent UInt8 comment 'x'",
    );
    expect(await apply()).toMatchObject({ applied: ['9000_alter_fact_tasks'], replaced: [] });
    expect(await installation.query('select task_id, urgent from fact_tasks')).toEqual([{ task_id: 't1', urgent: 0 }]);
  });

  it('replaces only the views whose text has changed', async () => {
    await apply();
    const file = join(root, 'marts/tasks.sql');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Tasks in their latest state.', 'Other words.'));
    expect(await apply()).toMatchObject({ applied: [], replaced: ['tasks'] });
    const [row] = await installation.query(
      "select comment from system.tables where database = currentDatabase() and name = 'tasks'",
    );
    expect(row).toEqual({ comment: 'Other words.' });
  });

  it('shows times in another business time zone once that is configured', async () => {
    await apply();
    const second = await apply('Asia/Ho_Chi_Minh');
    expect(second.applied).toEqual([]);
    expect(second.replaced).not.toContain('calendar');
    const type =
      "select type from system.columns where database = currentDatabase() and table = 'events' and name = 'time'";
    expect(await installation.query(type)).toEqual([{ type: "DateTime64(3, 'Asia/Ho_Chi_Minh')" }]);
  });

  it('fails at once on a statement that ClickHouse refuses, and goes on from there when it is mended', async () => {
    const file = join(root, 'migrations/9000_create_broken.sql');
    writeFileSync(file, 'create table broken (');
    await expect(apply()).rejects.toThrow(/Syntax error/);
    writeFileSync(
      file,
      "create table if not exists broken (a String comment 'a') engine = {{ReplacingMergeTree}} order by a",
    );
    expect((await apply()).applied).toEqual(['9000_create_broken']);
  });

  it('can be run by three processes at once on a database that does not exist', async () => {
    await installation.query(`drop database ${installation.database} sync`);
    const env = { ...process.env, ...installation.env };
    const runs = [1, 2, 3].map(() =>
      run(process.execPath, [...nodeArguments(CLI), 'migrate', '--json'], { env, timeout: 60_000 }),
    );
    const results = (await Promise.all(runs)).map(({ stdout }) => JSON.parse(stdout));
    expect(results.map((result) => result.database)).toEqual(Array(3).fill(installation.database));
    const { stdout } = await run(process.execPath, [...nodeArguments(CLI), 'migrate', '--json'], {
      env,
      timeout: 60_000,
    });
    expect(JSON.parse(stdout)).toMatchObject({ applied: [], replaced: [] });
    expect(await installation.query('select count() as n from opportunities')).toEqual([{ n: '0' }]);
  });
});
