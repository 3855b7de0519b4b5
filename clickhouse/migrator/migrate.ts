import type { ClickHouseClient } from '@clickhouse/client';
import { createClickHouse } from '../../services/shared/clickhouse.ts';
import type { Config } from '../../services/shared/env.ts';
import { rowPolicies } from '../access/row-policies.ts';
import { SQL_ROOT } from '../catalogue/sql-files.ts';
import { identifier, onCluster } from '../quote.ts';
import type { Table } from '../schema/table.ts';
import { TABLES } from '../schema/tables.ts';
import { acquireMigrationLock, type LockTimes } from './lock.ts';
import { type Kind, openMigrationLog } from './migration-log.ts';
import { type RenderOptions, renderOptions } from './render.ts';
import { withRetries } from './retries.ts';
import { applySteps, pending, readSteps, type Step } from './steps.ts';
import { renderOptionsOf } from './view-statements.ts';

export interface MigrateOptions extends Partial<RenderOptions> {
  /** Client whose database is `database`. It is created through `bootstrap` first, as a server refuses requests that name a missing database. */
  client: ClickHouseClient;
  database: string;
  /** Client of a database that exists (`default`); left out, the database must exist. */
  bootstrap?: ClickHouseClient;
  /** Row policies of a server. */
  policies?: readonly string[];
  /** Folder with `migrations/`, `intermediate/`, `marts/`, `metrics/`. */
  root?: string;
  /** Tables whose materialized views are kept as declared. */
  tables?: readonly Table[];
  lockTimes?: LockTimes;
}

export interface MigrateResult {
  /** Names of migrations applied now. */
  applied: string[];
  /** Names of views created or replaced now. */
  replaced: string[];
  /** Files that were as recorded. */
  unchanged: number;
}

/** An hour: a migration may copy all rows of a large table, and the server answers only when it is done. */
const LONG_STATEMENT_MS = 3_600_000;

/**
 * Brings one database to the state of the SQL files and declarations: creates it, applies new migrations in order, and replaces the views whose
 * rendered text changed. Several processes may do this at once: one holds the lock, the others wait and then find nothing to do. A statement may
 * run again after a crash, so each can be repeated.
 * @throws LeadstreamError `MIGRATION_CHANGED` if a migration that was applied has another text now; `MIGRATION_LOCK_LOST`; `SQL_FILE`; errors of ClickHouse
 */
export async function migrate(options: MigrateOptions): Promise<MigrateResult> {
  const { client, database, bootstrap, tables = TABLES, root = SQL_ROOT } = options;
  const render = renderOptions(options);
  const steps = await readSteps(root, tables, database, render);

  if (bootstrap) await createDatabase(bootstrap, database, render.cluster);
  const execute = (statement: string) => withRetries(() => client.command({ query: statement }));
  const done = pending(steps, await openMigrationLog(client, render)).length > 0 ? await applyLocked() : [];
  // Every time: they are few, hold the key, and are not what a view's checksum covers.
  for (const statement of options.policies ?? []) await execute(statement);
  const names = (kind: Kind) => done.filter((step) => step.kind === kind).map(({ name }) => name);
  return { applied: names('migration'), replaced: names('view'), unchanged: steps.length - done.length };

  async function applyLocked(): Promise<Step[]> {
    const lock = await acquireMigrationLock(client, render.cluster, options.lockTimes);
    try {
      // What another process did while this one waited.
      const log = await openMigrationLog(client, render);
      return await applySteps(pending(steps, log), log, async (statement) => {
        await lock.assertHeld();
        await execute(statement);
      });
    } finally {
      await lock.release();
    }
  }
}

/** {@link migrate} for the installation that the environment describes. */
export async function migrateInstallation(config: Config): Promise<MigrateResult> {
  const bootstrap = createClickHouse({ ...config.clickhouse, database: 'default' }, 'migrate');
  const client = createClickHouse(config.clickhouse, 'migrate', LONG_STATEMENT_MS);
  try {
    return await migrate({
      client,
      bootstrap,
      database: config.clickhouse.database,
      ...renderOptionsOf(config),
      policies: policiesOf(config),
    });
  } finally {
    await Promise.all([bootstrap.close(), client.close()]);
  }
}

/** Of a server whose gateway signs scopes; the embedded engine has them in its users file. */
function policiesOf({ clickhouse, viewerScopeKey }: Config): string[] {
  const { external, viewsUser } = clickhouse;
  if (!external || viewerScopeKey === undefined || viewsUser === '') return [];
  return rowPolicies({ ...clickhouse, scopeKey: viewerScopeKey });
}

async function createDatabase(client: ClickHouseClient, database: string, cluster: string): Promise<void> {
  await withRetries(() =>
    client.command({ query: `create database if not exists ${identifier(database)}${onCluster(cluster)}` }),
  );
}
