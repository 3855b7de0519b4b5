import { totalmem } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ensureClickHousePassword } from '../../../services/shared/config/clickhouse-password.ts';
import { scopeKeyIn } from '../../../services/shared/config/scope-key.ts';
import { folderSpace, type MinFree, minFreeBytes, SHARES } from '../../../services/shared/disk-space.ts';
import { loadConfig } from '../../../services/shared/env.ts';

const Own = z.object({
  UV_THREADPOOL_SIZE: z.coerce.number().int().min(4).max(1024).default(4),
  CLICKHOUSE_ROWS_WALL: z.enum(['0', '1']).default('1'),
});

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

/** Reads CLICKHOUSE_PORT, CLICKHOUSE_DATABASE, CLICKHOUSE_PASSWORD (else it makes one), LEADSTREAM_DATA, UV_THREADPOOL_SIZE. */
export function readClickHouseConfig(env: Record<string, string | undefined>): ClickHouseServerConfig {
  const config = loadConfig(env);
  const own = Own.parse(env);
  return {
    host: '127.0.0.1',
    port: config.ports.clickhouse,
    dataDir: join(config.dataDir, 'clickhouse'),
    password: config.clickhouse.password || ensureClickHousePassword(config.dataDir),
    database: config.clickhouse.database,
    threads: own.UV_THREADPOOL_SIZE,
    memoryLimitBytes: memoryLimit(totalmem()),
    minFree: config.disk.minFree,
    scopeKey: own.CLICKHOUSE_ROWS_WALL === '1' ? scopeKeyIn(config.dataDir) : undefined,
  };
}

/** Free space that the engine leaves alone on the disk of its data: it is the last to stop. */
export async function keepFreeBytes({ dataDir, minFree }: ClickHouseServerConfig): Promise<number> {
  const space = await folderSpace(dataDir);
  return space ? Math.round(minFreeBytes(space.totalBytes, minFree) * SHARES.engine) : 0;
}
