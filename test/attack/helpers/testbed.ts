import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateInstallation } from '../../../clickhouse/migrator/migrate.ts';
import { startClickHouse } from '../../../dev/engines/clickhouse/start-clickhouse.ts';
import { freePort } from '../../../dev/engines/lib/ports.ts';
import { gatewayConfig } from '../../../services/gateway/config.ts';
import { startGateway } from '../../../services/gateway/gateway.ts';
import { type ClickHouseClient, createClickHouse } from '../../../services/shared/clickhouse.ts';
import { VIEWS_USER } from '../../../services/shared/config/clickhouse-env.ts';
import { scopeKeyIn } from '../../../services/shared/config/scope-key.ts';
import { loadConfig } from '../../../services/shared/env.ts';
import { createLogger } from '../../../services/shared/log.ts';
import type { Targets } from '../payloads/payload.ts';
import { writeCompany } from './data.ts';
import { startListener } from './listener.ts';
import { MARKS } from './marks.ts';
import { rememberRights } from './remember-rights.ts';

export interface Walls {
  validate: boolean;
  rows: boolean;
}

export const SECRET = 'attack-suite-secret';
const DATABASE = 'crm';
const BESIDE = 'beside';

/** A database of the engine, with all tables and views. */
export interface Filled {
  clickhouse: ClickHouseClient;
}

/** Everything that was made by somebody: names of tables and databases, files by path. */
export interface Inventory {
  objects: string[];
  files: string[];
}

/**
 * An engine, a gateway and a listening server of the suite's own, with the data of `writeCompany`. With `walls.rows` the engine has row policies; without,
 * it has none, and only what the gateway itself does holds.
 */
export async function startTestbed(walls: Walls, fill: (installation: Filled) => Promise<void> = writeCompany) {
  const dataDir = mkdtempSync(join(tmpdir(), 'leadstream-attack-'));
  const clickhousePort = await freePort();
  const logFile = join(dataDir, 'clickhouse.log');
  const start = async () =>
    startClickHouse({ dataDir, port: clickhousePort, database: DATABASE, rowsWall: walls.rows, logFile });
  let engine = await start();
  const config = loadConfig({
    ...engine.env,
    CLICKHOUSE_DATABASE: DATABASE,
    CLICKHOUSE_VIEWS_USER: VIEWS_USER,
    VIEWER_SCOPE_KEY: scopeKeyIn(dataDir),
    LEADSTREAM_DATA: dataDir,
    GATEWAY_SECRET: SECRET,
    GATEWAY_PORT: String(await freePort()),
  });
  const listener = await startListener();
  const folder = join(dataDir, 'clickhouse', 'data', 'outbox');
  const file = join(dataDir, 'clickhouse', 'canary.txt');
  // As for a local run: the embedded engine has its row policies from its users file.
  const migrated = async (database: string): Promise<Filled> => {
    const own = { ...config.clickhouse, database };
    await migrateInstallation({ ...config, clickhouse: { ...own, external: false } });
    return { clickhouse: createClickHouse(own, 'attack') };
  };
  const first = migrated(DATABASE);
  const databases = new Map([[DATABASE, first]]);
  const { clickhouse } = await first;
  await fill({ clickhouse });
  for (const query of [
    `create database ${BESIDE}`,
    `create table ${BESIDE}.secrets (text String) engine = MergeTree order by text comment '${MARKS.leak} of a table'`,
    `insert into ${BESIDE}.secrets values ('${MARKS.leak} beside')`,
    `create table stray (text String comment '${MARKS.leak} of a column') engine = MergeTree order by text comment '${MARKS.leak} of a table'`,
    `insert into stray values ('${MARKS.leak} in the database')`,
    'create table victim (a UInt8) engine = MergeTree order by a',
    'insert into victim values (1)',
  ])
    await clickhouse.command({ query });
  // What an operator makes beside our tables is closed to viewers from the engine's next start.
  await engine.stop();
  engine = await start();
  // Else old versions of rows are gone within seconds.
  await clickhouse.command({ query: 'system stop merges' });
  writeFileSync(file, `${MARKS.leak} of a file\n`);
  mkdirSync(folder, { recursive: true });
  const gateway = await startGateway({
    config: gatewayConfig(config),
    log: createLogger('attack', 'fatal'),
    walls,
    rightsReader: rememberRights,
  });
  const targets: Targets = { database: DATABASE, beside: BESIDE, file, folder, port: listener.port };

  return {
    url: gateway.url,
    targets,
    listener,
    clickhouse,
    /** Another database of the same engine, made when it is first asked for; nobody is kept from anything in it. */
    database(name: string): Promise<Filled> {
      const known = databases.get(name) ?? migrated(name);
      databases.set(name, known);
      return known;
    },
    /** Keys and passwords of the installation: an answer that holds one gives everything away. */
    secrets: secretsOf(dataDir),
    async inventory(): Promise<Inventory> {
      const query = `select concat(database, '.', name, if(name in ('victim', 'secrets'), concat(' of ', toString(total_rows)), '')) as name
        from system.tables where lower(database) not in ('system', 'information_schema')
        union all select name from system.databases union all select name from system.functions where origin != 'System'`;
      const result = await clickhouse.query({ query, format: 'JSONEachRow' });
      const rows = await result.json<{ name: string }>();
      return {
        objects: rows.map(({ name }) => name).sort(),
        files: madeFiles([folder, process.cwd(), tmpdir(), join(dataDir, 'clickhouse')]),
      };
    },
    async stop(): Promise<void> {
      await gateway.stop();
      for (const one of databases.values()) await (await one).clickhouse.close();
      await Promise.all([engine.stop(), listener.stop()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export type Testbed = Awaited<ReturnType<typeof startTestbed>>;

/** Statements of the suite name what they make `made_…`. */
const madeFiles = (folders: string[]): string[] =>
  folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.includes('made_'))
      .map((name) => join(folder, name)),
  );

const secretsOf = (dataDir: string): string[] => [
  readFileSync(join(dataDir, 'clickhouse-password'), 'utf8').trim(),
  scopeKeyIn(dataDir),
];
