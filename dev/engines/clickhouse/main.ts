import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { embeddedUsers } from '../../../clickhouse/access/embedded-users.ts';
import { systemConditions } from '../../../clickhouse/access/system-tables.ts';
import { aliasesOf } from '../../../clickhouse/catalogue/aliases.ts';
import { readViewFiles } from '../../../clickhouse/catalogue/sql-files.ts';
import { readMetricViews } from '../../../clickhouse/catalogue/views.ts';
import { identifier } from '../../../clickhouse/quote.ts';
import { INTERNAL_NAMES } from '../../../clickhouse/schema/tables.ts';
import { messageOf } from '../../../services/shared/errors.ts';
import { startProcess } from '../../../services/shared/start-process.ts';
import { acquireLock } from '../lib/pid-file.ts';
import { assertPortFree } from '../lib/ports.ts';
import { makePrivate } from '../lib/private-folder.ts';
import { createAuthentication } from './authenticate.ts';
import { clickHouseServerConfig, keepFreeBytes } from './config.ts';
import { openEngine } from './engine.ts';
import { createByteBudget } from './limit.ts';
import { createParser } from './parser.ts';
import { createClickHouseServer } from './server.ts';
import { createSessionPool } from './session-pool.ts';
import { storedNames } from './stored-names.ts';
import { createThreadAllocator } from './thread-allocator.ts';

/** Databases of which the users file says more. */
const ENGINES_OWN = new Set(['system', 'information_schema']);

const { log, lifecycle, config: installation } = startProcess('clickhouse');

/** Bodies of inserts held at once. */
const INSERT_BYTES = 512 * 1024 * 1024;

try {
  const config = clickHouseServerConfig(installation, process.argv);
  makePrivate(dirname(config.dataDir));
  await assertPortFree(config.port, config.host, 'ClickHouse', 'CLICKHOUSE_PORT');
  const unlock = acquireLock(join(config.dataDir, 'lock'), `ClickHouse's data directory ${config.dataDir}`);
  lifecycle.onStop('lock', unlock);
  const operatorToken = randomBytes(32).toString('hex');
  const { database, scopeKey } = config;
  const files = await readViewFiles();
  const metadata = systemConditions({ database, names: files.map(({ creates }) => creates) });
  const stored = storedNames(join(config.dataDir, 'data'), database);
  const readable = new Set(files.map(({ creates }) => creates));
  const users = embeddedUsers({
    database,
    scopeKey,
    operatorToken,
    metadata,
    internal: [...INTERNAL_NAMES, ...stored.tables.filter((table) => !readable.has(table))],
    otherDatabases: stored.databases.filter((name) => name !== database && !ENGINES_OWN.has(name.toLowerCase())),
  });
  const engine = openEngine({ ...config, keepFreeBytes: await keepFreeBytes(config), users, operatorToken });
  lifecycle.onStop('engine', () => engine.close());
  const connection = engine.connect();
  await connection.query(`create database if not exists ${identifier(config.database)}`);
  await connection.close();

  const parser = createParser(() => engine.connect());
  lifecycle.onStop('parser', () => parser.close());
  const sessions = createSessionPool(() => engine.connect());
  lifecycle.onStop('sessions', () => sessions.close());
  const server = createClickHouseServer({
    executor: {
      engine,
      parser,
      aliases: aliasesOf((await readMetricViews()).values()),
      sessions,
      budget: createByteBudget(INSERT_BYTES),
      threads: createThreadAllocator(),
    },
    authenticate: createAuthentication(config.password),
  });
  await server.listen(config.port, config.host);
  lifecycle.onStop('server', () => server.close(6_000));
  log.info({ port: config.port, dataDir: config.dataDir, threads: config.threads }, 'ready');
} catch (error) {
  log.fatal(messageOf(error));
  await lifecycle.stop('start failed', 1);
}
