import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acquireMigrationLock } from '../../../clickhouse/migrator/lock.ts';
import { migrate } from '../../../clickhouse/migrator/migrate.ts';
import { nodeArguments } from '../../../dev/engines/lib/node-arguments.ts';
import { createClickHouse } from '../../../services/shared/clickhouse.ts';
import { createInstallation, type Installation } from '../../helpers/stack.ts';

const run = promisify(execFile);
const PROCESS = resolve(import.meta.dirname, '../../helpers/clickhouse/migrate-small.ts');

/** A table, rows in it, and a statement that must not run twice: it takes away what the one after it writes. */
const FILES: Readonly<Record<string, string>> = {
  'migrations/0001_create_numbers.sql':
    "create table if not exists numbers (n UInt64 comment 'n') engine = {{ReplacingMergeTree sharded by n}} order by n comment 'Numbers.';",
  'migrations/0002_fill_numbers.sql': 'insert into numbers select number from system.numbers limit 1000;',
  'migrations/0003_alter_numbers.sql': `alter table numbers add column if not exists twice UInt64 default 2 * n comment 'Twice n' after n;
alter table numbers add column if not exists thrice UInt64 default 3 * n comment 'Thrice n' after twice;`,
  'migrations/0004_drop_numbers.sql': 'drop table if exists numbers sync;',
  'migrations/0005_create_numbers.sql':
    "create table if not exists numbers (n UInt64 comment 'n', m UInt64 comment 'm') engine = {{ReplacingMergeTree sharded by n}} order by n comment 'Numbers.';",
  'migrations/0006_fill_numbers.sql': 'insert into numbers select number, number from system.numbers limit 1000;',
  'marts/few.sql':
    "-- Few numbers.\n-- Grain: one number.\n-- Access: tables\ncreate or replace view few\n(\n    n UInt64 comment 'n'\n)\nas\nselect n from numbers final where n < 10",
};

let installation: Installation;
let root: string;
beforeAll(async () => {
  installation = await createInstallation({ migrated: false });
  root = mkdtempSync(join(tmpdir(), 'leadstream-sql-'));
  for (const folder of ['migrations', 'macros', 'intermediate', 'marts', 'metrics']) mkdirSync(join(root, folder));
  for (const [file, text] of Object.entries(FILES)) writeFileSync(join(root, file), text);
});
afterAll(async () => {
  rmSync(root, { recursive: true, force: true });
  await installation?.cleanup();
});

/** A database of the engine, which is dropped afterwards. */
async function inDatabase(check: (database: string) => Promise<void>): Promise<void> {
  const database = `${installation.database}_together`;
  await installation.query(`create database ${database}`);
  try {
    await check(database);
  } finally {
    await installation.query(`drop database ${database} sync`);
  }
}

async function expectMigrated(database: string): Promise<void> {
  const [state] = await installation.query(`
    select (select count() from ${database}.numbers final) as numbers, (select count() from ${database}.few) as few,
        (select groupArray(name) from (select name from system.columns where database = '${database}' and table = 'numbers' order by position)) as columns,
        (select count() from system.tables where database = '${database}' and startsWith(name, 'migration_lock')) as locks`);
  expect(state).toEqual({ numbers: '1000', few: '10', columns: ['n', 'm'], locks: '0' });
}

describe('two at once', () => {
  it('apply every statement once', async () => {
    // A hundred times by hand: docs/adr. Here as often as takes some seconds.
    for (let round = 0; round < Number(process.env.MIGRATE_ROUNDS ?? 8); round += 1) {
      await inDatabase(async (database) => {
        const clients = [1, 2].map(() => createClickHouse({ ...installation.config.clickhouse, database }, 'test'));
        const results = await Promise.all(clients.map((client) => migrate({ client, database, root, tables: [] })));
        await Promise.all(clients.map((client) => client.close()));
        expect(results.map(({ applied, replaced }) => applied.length + replaced.length).sort()).toEqual([0, 7]);
        await expectMigrated(database);
      });
    }
  });
});

describe('a process that was silent for too long', () => {
  it('does nothing more once another one has gone on', async () => {
    const silent = { heartbeatMs: 3_600_000, expiryMs: 1_000 };
    const lock = await acquireMigrationLock(installation.clickhouse, '', silent);
    const next = await acquireMigrationLock(installation.clickhouse, '', silent);
    await expect(lock.assertHeld()).rejects.toMatchObject({ code: 'MIGRATION_LOCK_LOST' });
    await next.assertHeld();
    await Promise.all([lock.release(), next.release()]);
  });
});

describe('killed', () => {
  const EXPIRY_MS = 1_000;
  const start = (database: string, ...statements: string[]) => {
    const { url, user, password } = installation.config.clickhouse;
    const args = [url, user, password, database, root, String(EXPIRY_MS), ...statements];
    return run(process.execPath, [...nodeArguments(PROCESS), ...args], { timeout: 60_000 });
  };

  // The log and the lock are made by the first two, the lock is dropped by the last.
  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('after %i statements, the next one finishes', async (statements) => {
    await inDatabase(async (database) => {
      await expect(start(database, String(statements))).rejects.toMatchObject({ signal: 'SIGKILL' });
      await start(database);
      await expectMigrated(database);
    });
  });
});
