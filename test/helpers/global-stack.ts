import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startClickHouse } from '../../dev/engines/clickhouse/start-clickhouse.ts';
import { startKafka } from '../../dev/engines/kafka/start-kafka.ts';
import { freePort } from '../../dev/engines/lib/ports.ts';

/** Where tests find the engines of the run. */
export interface Stack {
  brokers: string[];
  clickhouseUrl: string;
  /** Of the user `default`. */
  clickhousePassword: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    stack: Stack;
  }
}

interface Running {
  stack: Stack;
  stop: () => Promise<void>;
}

const SHARED_MEMORY = '/dev/shm';
const ROOM_BYTES = 2 * 1024 ** 3;

/**
 * In memory where there is room: a database of a test's own is 1,000 small files, which cost a third of the processor's time of making it (1.2 s on disk,
 * 0.9 s here). What a disk keeps when processes are killed is shown by servers of tests' own, on disk.
 */
function place(): string {
  try {
    const { bavail, bsize } = statfsSync(SHARED_MEMORY);
    return bavail * bsize > ROOM_BYTES ? SHARED_MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

async function start(): Promise<Running> {
  const dataDir = mkdtempSync(join(place(), 'leadstream-test-'));
  const kafkaPort = await freePort();
  const clickhousePort = await freePort();
  const starts = [
    startKafka({ dataDir: join(dataDir, 'kafka'), port: kafkaPort }),
    // Users' row filters name one database, and every test has its own: a test of rights starts a separate engine.
    startClickHouse({ dataDir, port: clickhousePort, logFile: join(dataDir, 'clickhouse.log'), rowsWall: false }),
  ] as const;
  const [kafka, clickhouse] = await Promise.all(starts).catch(async (error: unknown) => {
    for (const start of await Promise.allSettled(starts)) if (start.status === 'fulfilled') await start.value.stop();
    throw error;
  });
  return {
    stack: { brokers: kafka.brokers, clickhouseUrl: clickhouse.url, clickhousePassword: clickhouse.password },
    async stop() {
      await Promise.all([kafka.stop(), clickhouse.stop()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Every project loads this file anew, in one process: what they share hangs on the process. */
declare global {
  var leadstreamStack: { running: Promise<Running>; users: number } | undefined;
}

/** vitest's global set-up: starts the engines for the first project that needs them, stops them after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  globalThis.leadstreamStack ??= { running: start(), users: 0 };
  const mine = globalThis.leadstreamStack;
  mine.users += 1;
  const running = await mine.running;
  project.provide('stack', running.stack);
  return async () => {
    mine.users -= 1;
    if (mine.users > 0) return;
    globalThis.leadstreamStack = undefined;
    await running.stop();
  };
}
