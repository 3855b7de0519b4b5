import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Child, spawnChild } from '../../dev/engines/lib/child.ts';
import { nodeArguments } from '../../dev/engines/lib/node-arguments.ts';
import { freePort } from '../../dev/engines/lib/ports.ts';
import { waitFor } from '../../dev/engines/lib/wait-for.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PORT_VARIABLE: Record<string, string> = {
  ingest: 'INGEST_PORT',
  gateway: 'GATEWAY_PORT',
  board: 'BOARD_PORT',
};

export interface Service {
  pid: number;
  /** Address of its HTTP API. */
  url: string;
  port: number;
  exited: Child['exited'];
  /** SIGTERM, and wait. */
  stop: () => Promise<void>;
  kill9: () => Promise<void>;
  /** What it has printed so far. */
  logs: () => string;
}

/**
 * Runs `services/<name>/main.ts` as a separate process and waits until `/readyz` says so.
 * The port comes from `env` or is a free one (INGEST_PORT, GATEWAY_PORT, BOARD_PORT; METRICS_PORT for the others).
 */
export async function startService(name: string, env: Record<string, string>): Promise<Service> {
  const variable = PORT_VARIABLE[name] ?? 'METRICS_PORT';
  const port = Number(env[variable] ?? (await freePort()));
  const logFile = join(tmpdir(), `leadstream-${name}-${randomUUID()}.log`);
  const child = await spawnChild({
    name,
    command: process.execPath,
    args: nodeArguments(join(ROOT, 'services', name, 'main.ts')),
    cwd: ROOT,
    // Each service listens for metrics too: those that don't own METRICS_PORT get one that nobody else has.
    env: { METRICS_PORT: String(await freePort()), ...env, [variable]: String(port) },
    logFile,
  });
  const logs = () => readFileSync(logFile, 'utf8');
  const url = `http://127.0.0.1:${port}`;
  const gone = child.exited.then(({ code, signal }) => {
    throw new Error(`${name} ended with ${signal ?? `code ${code}`}:\n${logs().slice(-4_000)}`);
  });
  gone.catch(() => {});
  const ready = waitFor(async () => child.running() && (await fetch(`${url}/readyz`)).ok, {
    timeoutMs: 60_000,
    what: `${name} ready`,
  });
  ready.catch(() => {});
  try {
    await Promise.race([gone, ready]);
  } catch (error) {
    await child.kill9();
    throw new Error(`${error instanceof Error ? error.message : error}\n${logs().slice(-4_000)}`, { cause: error });
  }
  return { pid: child.pid, url, port, exited: child.exited, stop: () => child.stop(), kill9: child.kill9, logs };
}
