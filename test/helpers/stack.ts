import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kafka } from 'kafkajs';
import { inject } from 'vitest';
import { migrateInstallation } from '../../clickhouse/migrator/migrate.ts';
import { startClickHouse } from '../../dev/engines/clickhouse/start-clickhouse.ts';
import { ensureTopics } from '../../dev/engines/kafka/topics.ts';
import { freePort } from '../../dev/engines/lib/ports.ts';
import { type ClickHouseClient, createClickHouse } from '../../services/shared/clickhouse.ts';
import { VIEWS_USER } from '../../services/shared/config/clickhouse-env.ts';
import { scopeKeyIn } from '../../services/shared/config/scope-key.ts';
import { type Config, loadConfig } from '../../services/shared/env.ts';
import { createKafka } from '../../services/shared/kafka.ts';
import { createLogger } from '../../services/shared/log.ts';
import type {} from './global-stack.ts';

export { waitFor } from '../../dev/engines/lib/wait-for.ts';
export { type Service, startService } from './service.ts';

/** Log of clients inside tests: only what is an error. */
const quiet = () => createLogger('test', 'fatal');

/** A database, topics and a data folder of a test's own, on the engines of the run. */
export interface Installation {
  database: string;
  prefix: string;
  dataDir: string;
  /** What a service of this installation is started with; ports are chosen by `startService`. */
  env: Record<string, string>;
  config: Config;
  kafka: Kafka;
  clickhouse: ClickHouseClient;
  /** Rows of a query as objects; 64-bit integers and decimals are strings. */
  query: (sql: string, parameters?: Record<string, unknown>) => Promise<Array<Record<string, unknown>>>;
  /** Drops database and topics, closes clients, removes the folder. */
  cleanup: () => Promise<void>;
}

export interface InstallationOptions {
  /** Further variables, e.g. REPORT_TIMEZONE. */
  env?: Record<string, string>;
  partitions?: number;
  /** false: an empty database without tables. */
  migrated?: boolean;
  /** true: a separate ClickHouse, in which the row policies of this database hold. */
  ownEngine?: boolean;
}

/** Names nobody else uses, topics created, migrations applied. Call `cleanup` when done. */
export async function createInstallation(options: InstallationOptions = {}): Promise<Installation> {
  const { brokers, clickhouseUrl, clickhousePassword } = inject('stack');
  const name = `t${randomBytes(5).toString('hex')}`;
  const dataDir = mkdtempSync(join(tmpdir(), `leadstream-${name}-`));
  const engine = options.ownEngine ? await startOwnEngine(dataDir, name) : undefined;
  const env: Record<string, string> = {
    KAFKA_BROKERS: brokers.join(','),
    CLICKHOUSE_URL: engine?.url ?? clickhouseUrl,
    CLICKHOUSE_PASSWORD: engine?.password ?? clickhousePassword,
    ...(engine ? { VIEWER_SCOPE_KEY: scopeKeyIn(dataDir) } : {}),
    CLICKHOUSE_DATABASE: name,
    CLICKHOUSE_VIEWS_USER: VIEWS_USER,
    KAFKA_TOPIC_PREFIX: name,
    KAFKA_PARTITIONS: String(options.partitions ?? 4),
    LEADSTREAM_DATA: dataDir,
    INGEST_KEYS: 'local-dev-key+admin',
    GATEWAY_SECRET: 'local-dev-secret',
    KAFKAJS_NO_PARTITIONER_WARNING: '1',
    ...options.env,
  };
  const config = loadConfig(env);
  const kafka = await createKafka(config.kafka, 'test', quiet());
  const clickhouse = createClickHouse(config.clickhouse, 'test');
  const admin = createClickHouse({ ...config.clickhouse, database: 'default' }, 'test');
  await Promise.all([
    ensureTopics(kafka, name, config.kafka),
    options.migrated === false
      ? admin.command({ query: `create database ${name}` })
      : // The embedded engine has its row policies from its users file.
        migrateInstallation({ ...config, viewerScopeKey: undefined }),
  ]);

  return {
    database: name,
    prefix: name,
    dataDir,
    env,
    config,
    kafka,
    clickhouse,
    async query(sql, parameters) {
      const result = await clickhouse.query({
        query: sql,
        format: 'JSONEachRow',
        ...(parameters ? { query_params: parameters } : {}),
      });
      return await result.json<Record<string, unknown>>();
    },
    async cleanup() {
      if (!engine) await admin.command({ query: `drop database if exists ${name} sync` });
      await Promise.all([clickhouse.close(), admin.close(), deleteTopics(kafka, name)]);
      await engine?.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const startOwnEngine = async (dataDir: string, database: string) =>
  startClickHouse({ dataDir, port: await freePort(), database, logFile: join(dataDir, 'clickhouse.log') });

async function deleteTopics(kafka: Kafka, prefix: string): Promise<void> {
  const client = kafka.admin();
  await client.connect();
  try {
    const topics = (await client.listTopics()).filter((topic) => topic.startsWith(`${prefix}.`));
    if (topics.length > 0) await client.deleteTopics({ topics });
  } finally {
    await client.disconnect();
  }
}
