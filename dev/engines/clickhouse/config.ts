import { totalmem } from 'node:os';
import { join } from 'node:path';
import { ensureClickHousePassword } from '../../../services/shared/config/clickhouse-password.ts';
import { scopeKeyIn } from '../../../services/shared/config/scope-key.ts';
import { folderSpace, type MinFree, minFreeBytes, SHARES } from '../../../services/shared/disk-space.ts';
import type { Config } from '../../../services/shared/env.ts';

/** On the server's command line: users without row filters, for tests of what else holds. */
export const WITHOUT_ROW_FILTERS = '--without-row-filters';

export interface ClickHouseServerConfig {
  host: string;
  port: number;
  dataDir: string;
  /** Of the user `default`. */
  password: string;
  database: string;
  /** Threads of libuv: every query that runs takes one. */
  threads: number;
  memoryLimitBytes: number;
  /** `DISK_MIN_FREE` */
  minFree: MinFree;
  /** Signs access scopes; undefined: users without row filters, for tests of what else holds. */
  scopeKey: string | undefined;
}

/** A third of the machine, at least 1.5 GB: Kafka, the services and a browser run beside it. */
const memoryLimit = (totalBytes: number) =>
  Math.max(1_500_000_000, Math.min(Math.round(totalBytes / 3), 16_000_000_000));

/** What the server needs of the installation's configuration; it makes a password where there is none. */
export function clickHouseServerConfig(config: Config, commandLine: readonly string[]): ClickHouseServerConfig {
  return {
    host: '127.0.0.1',
    port: config.ports.clickhouse,
    dataDir: join(config.dataDir, 'clickhouse'),
    password: config.clickhouse.password || ensureClickHousePassword(config.dataDir),
    database: config.clickhouse.database,
    threads: config.threads,
    memoryLimitBytes: memoryLimit(totalmem()),
    minFree: config.disk.minFree,
    scopeKey: commandLine.includes(WITHOUT_ROW_FILTERS) ? undefined : scopeKeyIn(config.dataDir),
  };
}

/** Free space that the engine leaves alone on the disk of its data: it is the last to stop. */
export async function keepFreeBytes({ dataDir, minFree }: ClickHouseServerConfig): Promise<number> {
  const space = await folderSpace(dataDir);
  return space ? Math.round(minFreeBytes(space.totalBytes, minFree) * SHARES.engine) : 0;
}
