import type { ClickHouseClient } from '@clickhouse/client';
import { createClickHouse } from '../../services/shared/clickhouse.ts';
import type { Config } from '../../services/shared/env.ts';
import { LeadstreamError } from '../../services/shared/errors.ts';
import { rowPolicies } from '../access/row-policies.ts';
import { checksumOf, readSqlFiles, readViewFiles, SQL_ROOT, type SqlFile } from '../catalogue/sql-files.ts';
import { identifier, onCluster } from '../quote.ts';
import { feedStatements } from '../schema/statements.ts';
import { TABLES } from '../schema/tables.ts';
import { type Entry, type MigrationLog, openMigrationLog } from './migration-log.ts';
import { DEFAULTS, type RenderOptions, renderSql, statementsOf } from './render.ts';
import { withRetries } from './retries.ts';
import { inOrderOfUse } from './view-order.ts';
import { renderOptionsOf, viewStatements } from './view-statements.ts';

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
 * Brings one database to the state of the SQL files: creates it, applies new migrations in order, and replaces the views
 * whose rendered text changed. Every statement may be repeated, so several processes can do this at once.
 * @throws LeadstreamError `MIGRATION_CHANGED` if a migration that was applied has another text now; `SQL_FILE`; errors of ClickHouse
 */
export async function migrate(options: MigrateOptions): Promise<MigrateResult> {
  const render: RenderOptions = {
    timezone: options.timezone ?? DEFAULTS.timezone,
    baseCurrency: options.baseCurrency ?? DEFAULTS.baseCurrency,
    closingSoonDays: options.closingSoonDays ?? DEFAULTS.closingSoonDays,
    cluster: options.cluster ?? DEFAULTS.cluster,
    viewsUser: options.viewsUser ?? DEFAULTS.viewsUser,
  };
  const root = options.root ?? SQL_ROOT;
  const migrations = await readSqlFiles('migrations', root);
  const views = inOrderOfUse(await readViewFiles(root));

  if (options.bootstrap) await createDatabase(options.bootstrap, options.database, render.cluster);
  const log = await openMigrationLog(options.client, render);
  const execute = (statement: string) => withRetries(() => options.client.command({ query: statement }));

  const feeds = TABLES.flatMap((table) =>
    table.feed
      ? [{ name: table.feed.view, statements: feedStatements(table).flatMap((text) => renderSql(text, render)) }]
      : [],
  );
  const viewSql = viewStatements(views, options.database, render);
  const plain = views.map((view) => ({ name: view.creates, statements: viewSql(view) }));

  const applied = await applyMigrations(migrations, log, render, execute);
  const replaced = await replaceViews([...feeds, ...plain], log, execute);
  // Every time: they are few, hold the key, and are not what a view's checksum covers.
  for (const statement of options.policies ?? []) await execute(statement);
  return {
    applied,
    replaced,
    unchanged: migrations.length + feeds.length + plain.length - applied.length - replaced.length,
  };
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

/** A view and the statements that leave it as it is declared. */
interface View {
  name: string;
  statements: readonly string[];
}

type Execute = (statement: string) => Promise<unknown>;

async function createDatabase(client: ClickHouseClient, database: string, cluster: string): Promise<void> {
  await withRetries(() =>
    client.command({ query: `create database if not exists ${identifier(database)}${onCluster(cluster)}` }),
  );
}

async function applyMigrations(
  files: SqlFile[],
  log: MigrationLog,
  render: RenderOptions,
  execute: Execute,
): Promise<string[]> {
  const applied: string[] = [];
  for (const file of files) {
    const known = log.checksum('migration', file.name);
    if (known !== undefined && known !== file.checksum) {
      throw new LeadstreamError(
        'MIGRATION_CHANGED',
        `migration ${file.name} was applied with another text (${known.slice(0, 12)}, now ${file.checksum.slice(0, 12)}): restore it and put the change into a new migration`,
      );
    }
    if (known !== undefined) continue;
    for (const statement of statementsOf(file.text).flatMap((text) => renderSql(text, render)))
      await execute(statement);
    await log.record('migration', [{ name: file.name, checksum: file.checksum }]);
    applied.push(file.name);
  }
  return applied;
}

/** Recorded together, whatever happens: a block for each view took half the time of a first start, and a view may be replaced again. */
async function replaceViews(views: readonly View[], log: MigrationLog, execute: Execute): Promise<string[]> {
  const replaced: Entry[] = [];
  try {
    for (const { name, statements } of views) {
      const checksum = checksumOf(statements.join(';\n'));
      if (log.checksum('view', name) === checksum) continue;
      for (const statement of statements) await execute(statement);
      replaced.push({ name, checksum });
    }
  } finally {
    if (replaced.length > 0) await log.record('view', replaced);
  }
  return replaced.map(({ name }) => name);
}
