import { resolve } from 'node:path';
import { ensureClickHousePassword } from '../../../services/shared/config/clickhouse-password.ts';
import { LeadstreamError, messageOf } from '../../../services/shared/errors.ts';
import { type Child, spawnChild } from '../lib/child.ts';
import { nodeArguments } from '../lib/node-arguments.ts';
import { assertPortFree } from '../lib/ports.ts';
import { waitFor } from '../lib/wait-for.ts';
import { WITHOUT_ROW_FILTERS } from './config.ts';

export interface ClickHouseOptions {
  /** LEADSTREAM_DATA of the server: it keeps its data in `clickhouse/` below. */
  dataDir: string;
  port: number;
  database?: string;
  /** false: users without row filters, for tests of what else holds. */
  rowsWall?: boolean;
  /** Of the user `default`; the one of the data folder if not said, made at the first start. */
  password?: string;
  logFile: string;
  pidFile?: string;
}

export interface RunningClickHouse {
  url: string;
  password: string;
  /** What a service needs to know to find it. */
  env: { CLICKHOUSE_URL: string; CLICKHOUSE_PASSWORD: string };
  pid: number;
  child: Child;
  stop: () => Promise<void>;
}

/**
 * Starts the embedded server in a separate process and waits until it answers.
 * @throws LeadstreamError `PORT_TAKEN`, `CLICKHOUSE_START`
 */
export async function startClickHouse(options: ClickHouseOptions): Promise<RunningClickHouse> {
  await assertPortFree(options.port, '127.0.0.1', 'ClickHouse', 'CLICKHOUSE_PORT');
  const dataDir = resolve(options.dataDir);
  const password = options.password || ensureClickHousePassword(dataDir);
  const child = await spawnChild({
    name: 'clickhouse',
    command: process.execPath,
    args: [
      ...nodeArguments(resolve(import.meta.dirname, 'main.ts')),
      ...(options.rowsWall === false ? [WITHOUT_ROW_FILTERS] : []),
    ],
    env: {
      LEADSTREAM_DATA: dataDir,
      // It reads its own from the folder.
      CLICKHOUSE_PASSWORD: options.password || undefined,
      CLICKHOUSE_PORT: String(options.port),
      CLICKHOUSE_DATABASE: options.database,
      // Every running query takes one of libuv's threads; with the default of 4 file system calls starve too.
      UV_THREADPOOL_SIZE: '16',
    },
    logFile: options.logFile,
    ...(options.pidFile === undefined ? {} : { pidFile: options.pidFile }),
  });
  const url = `http://127.0.0.1:${options.port}`;
  const gone = child.exited.then(({ code, signal }) => {
    throw new Error(`it ended with ${signal ?? `code ${code}`}`);
  });
  const answers = waitFor(async () => child.running() && (await fetch(`${url}/ping`)).ok, { timeoutMs: 60_000 });
  answers.catch(() => {});
  gone.catch(() => {});
  try {
    await Promise.race([gone, answers]);
  } catch (cause) {
    await child.kill9();
    throw new LeadstreamError(
      'CLICKHOUSE_START',
      `ClickHouse did not start: ${messageOf(cause)}. See ${options.logFile}`,
      { cause },
    );
  }
  const env = { CLICKHOUSE_URL: url, CLICKHOUSE_PASSWORD: password };
  return { url, password, env, pid: child.pid, child, stop: () => child.stop(12_000) };
}
