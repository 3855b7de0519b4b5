import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Kafka } from 'kafkajs';
import { migrateInstallation } from '../../clickhouse/migrator/migrate.ts';
import { type ClickHouseClient, createClickHouse } from '../../services/shared/clickhouse.ts';
import { type Config, loadConfig } from '../../services/shared/env.ts';
import { createKafka } from '../../services/shared/kafka.ts';
import { createLogger } from '../../services/shared/log.ts';
import { startClickHouse } from '../engines/clickhouse/start-clickhouse.ts';
import { startKafka } from '../engines/kafka/start-kafka.ts';
import { ensureTopics } from '../engines/kafka/topics.ts';
import { type Child, spawnChild } from '../engines/lib/child.ts';
import { nodeArguments } from '../engines/lib/node-arguments.ts';
import { freePort } from '../engines/lib/ports.ts';
import { waitFor } from '../engines/lib/wait-for.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Broker and engine of one bench run, on free ports in a temporary folder. */
export interface BenchStack {
  config: Config;
  env: Record<string, string>;
  kafka: Kafka;
  clickhouse: ClickHouseClient;
  pids: { kafka: number; clickhouse: number };
  /** Starts a service of the project. */
  launch(name: string, env?: Record<string, string>): Promise<BenchService>;
  /** Starts a service and waits until it is ready. */
  start(name: string, env?: Record<string, string>): Promise<BenchService>;
  /** An empty database with tables, under another name. */
  freshDatabase(name: string): Promise<{ config: Config; env: Record<string, string>; clickhouse: ClickHouseClient }>;
  stop(): Promise<void>;
}

export interface BenchService {
  pid: number;
  url: string;
  child: Child;
  logFile: string;
}

export async function startStack(partitions = 4): Promise<BenchStack> {
  const dataDir = mkdtempSync(join(tmpdir(), 'leadstream-bench-'));
  const [kafkaServer, clickhouseServer] = await Promise.all([
    startKafka({ dataDir: join(dataDir, 'kafka'), port: await freePort() }),
    startClickHouse({ dataDir, port: await freePort(), logFile: join(dataDir, 'clickhouse.log') }),
  ]);
  const env = {
    KAFKA_BROKERS: kafkaServer.brokers.join(','),
    ...clickhouseServer.env,
    KAFKA_PARTITIONS: String(partitions),
    LEADSTREAM_DATA: dataDir,
    INGEST_KEYS: 'local-dev-key+admin',
    GATEWAY_SECRET: 'local-dev-secret',
  };
  const config = loadConfig(env);
  await migrateInstallation(config);
  const kafka = await createKafka(config.kafka, 'bench', createLogger('bench', 'error'));
  await ensureTopics(kafka, config.kafka.topicPrefix, { partitions });
  const clickhouse = createClickHouse(config.clickhouse, 'bench');
  const children: Child[] = [];
  const clients = [clickhouse];

  async function launch(name: string, more: Record<string, string> = {}): Promise<BenchService> {
    const port = await freePort();
    const logFile = join(dataDir, `${name}-${port}.log`);
    const portName = name === 'ingest' ? 'INGEST_PORT' : 'METRICS_PORT';
    const child = await spawnChild({
      name,
      command: process.execPath,
      args: nodeArguments(join(ROOT, 'services', name, 'main.ts')),
      cwd: ROOT,
      env: { METRICS_PORT: String(await freePort()), ...env, ...more, [portName]: String(port) },
      logFile,
    });
    children.push(child);
    return { pid: child.pid, url: `http://127.0.0.1:${port}`, child, logFile };
  }

  return {
    config,
    env,
    kafka,
    clickhouse,
    pids: { kafka: kafkaServer.pid, clickhouse: clickhouseServer.pid },
    launch,
    async start(name, more) {
      const service = await launch(name, more);
      const isReady = async () => (await fetch(`${service.url}/readyz`)).ok;
      await waitFor(isReady, { timeoutMs: 120_000, what: `${name} ready (${service.logFile})` });
      return service;
    },
    async freshDatabase(name) {
      const freshEnv = { ...env, CLICKHOUSE_DATABASE: name };
      const fresh = loadConfig(freshEnv);
      await migrateInstallation(fresh);
      const client = createClickHouse(fresh.clickhouse, 'bench');
      clients.push(client);
      return { config: fresh, env: freshEnv, clickhouse: client };
    },
    async stop() {
      await Promise.all(children.map((child) => child.stop()));
      await Promise.all(clients.map((client) => client.close()));
      await Promise.all([kafkaServer.stop(), clickhouseServer.stop()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
