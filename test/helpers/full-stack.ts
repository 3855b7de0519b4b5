import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { type Child, spawnChild } from '../../dev/engines/lib/child.ts';
import { type PidRecord, runningProcess } from '../../dev/engines/lib/pid-file.ts';
import { freePort } from '../../dev/engines/lib/ports.ts';
import { waitFor } from '../../dev/engines/lib/wait-for.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const READY = 'Ctrl-C stops everything.';

/** What `npm start` runs, on ports and in a separate data folder. */
export interface FullStack {
  dataDir: string;
  env: Record<string, string>;
  ingestUrl: string;
  clickhouseUrl: string;
  supervisor: Child;
  /** What it has printed in this run. */
  output: () => string;
  /** The processes it runs, by name. */
  children: () => Map<string, PidRecord>;
}

/** Ports and folder for {@link startFullStack}; the folder outlives a stack, so that it can be started again. */
export async function createFullStackEnvironment(): Promise<Record<string, string>> {
  const port = async () => String(await freePort());
  return {
    LEADSTREAM_DATA: mkdtempSync(join(tmpdir(), 'leadstream-e2e-')),
    LEADSTREAM_SAMPLE: '0',
    KAFKA_BROKERS: '',
    CLICKHOUSE_URL: '',
    KAFKA_PORT: await port(),
    CLICKHOUSE_PORT: await port(),
    INGEST_PORT: await port(),
    GATEWAY_PORT: await port(),
    BOARD_PORT: await port(),
    METRICS_PORT: await port(),
  };
}

export function removeFullStack(env: Record<string, string>): void {
  if (env.LEADSTREAM_DATA) rmSync(env.LEADSTREAM_DATA, { recursive: true, force: true });
}

let runs = 0;

/** Starts the supervisor; resolves when it says that all is ready, fails with its output when it ends before that. */
export async function startFullStack(env: Record<string, string>): Promise<FullStack> {
  const dataDir = env.LEADSTREAM_DATA ?? '';
  runs += 1;
  const logFile = join(dataDir, `supervisor-${runs}.log`);
  const supervisor = await spawnChild({
    name: 'leadstream',
    command: process.execPath,
    args: [join(ROOT, 'dev/scripts/start.mjs')],
    cwd: ROOT,
    env,
    logFile,
  });
  const output = () => readFileSync(logFile, 'utf8');
  const ready = () => !supervisor.running() || output().includes(READY);
  try {
    await waitFor(ready, { timeoutMs: 120_000, what: 'the whole stack ready' });
    if (!supervisor.running()) throw new Error(`ended before it was ready:\n${output()}`);
  } catch (error) {
    await supervisor.stop(20_000);
    throw error;
  }
  return {
    dataDir,
    env,
    ingestUrl: `http://127.0.0.1:${env.INGEST_PORT}`,
    clickhouseUrl: `http://127.0.0.1:${env.CLICKHOUSE_PORT}`,
    supervisor,
    output,
    children() {
      const files = readdirSync(join(dataDir, 'run')).map((name) => join(dataDir, 'run', name));
      const all = [...files, join(dataDir, 'kafka', 'kafka.pid')].filter((file) => file.endsWith('.pid'));
      const running = all.map((file) => [basename(file, '.pid'), runningProcess(file)] as const);
      return new Map(running.flatMap(([name, record]) => (record ? [[name, record] as const] : [])));
    },
  };
}
