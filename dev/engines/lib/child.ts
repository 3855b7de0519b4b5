import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { childEnvironment } from '../../../services/shared/config/secret-files.ts';
import { LeadstreamError } from '../../../services/shared/errors.ts';
import { writePidFile } from './pid-file.ts';

export interface ChildOptions {
  name: string;
  command: string;
  args: string[];
  env?: Record<string, string | undefined>;
  cwd?: string;
  /** stdout and stderr are appended here. */
  logFile: string;
  /** Where to note the pid, so that a later start finds what an earlier one left behind. */
  pidFile?: string;
}

export interface Child {
  name: string;
  pid: number;
  /** Resolves when the process is gone. */
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  running: () => boolean;
  /** SIGTERM, then SIGKILL after `graceMs` (default 12 s: a service takes up to 10 s). */
  stop: (graceMs?: number) => Promise<void>;
  kill9: () => Promise<void>;
}

/**
 * Ends the child when this process is gone, however it went: its stdin is a pipe that only we hold open.
 * The pipe closes at our death, so there is no time for the pid to be reused.
 */
const GUARD =
  'cat >/dev/null; kill -TERM $0; for i in 1 2 3 4 5 6 7 8 9 10 11 12; do kill -0 $0 || exit; sleep 1; done; kill -9 $0';

/**
 * Starts a process in a separate group (Ctrl-C in the terminal reaches only us: we stop children in order), which doesn't outlive us.
 * @throws LeadstreamError `SPAWN` if the command can't be run
 */
export async function spawnChild(options: ChildOptions): Promise<Child> {
  mkdirSync(dirname(options.logFile), { recursive: true });
  const log = openSync(options.logFile, 'a');
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    env: childEnvironment(process.env, options.env ?? {}),
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  const pid = await pidOf(child, options);
  if (options.pidFile) writePidFile(options.pidFile, pid);
  const guard = spawn('sh', ['-c', GUARD, String(pid)], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  guard.on('error', () => {});
  guard.unref();

  let running = true;
  const exited = once(child, 'exit').then(([code]: unknown[]) => {
    running = false;
    guard.kill('SIGKILL');
    return {
      code: typeof code === 'number' ? code : null,
      signal: child.signalCode,
    };
  });
  const kill9 = async () => {
    if (running) child.kill('SIGKILL');
    await exited;
  };
  const stop = async (graceMs = 12_000) => {
    if (running) child.kill('SIGTERM');
    const abort = new AbortController();
    const late = pause(graceMs, 'late', { signal: abort.signal }).catch(() => 'late');
    const winner = await Promise.race([exited.then(() => 'exited'), late]);
    abort.abort();
    if (winner === 'late') await kill9();
  };
  return { name: options.name, pid, exited, running: () => running, stop, kill9 };
}

async function pidOf(child: ChildProcess, options: ChildOptions): Promise<number> {
  if (child.pid !== undefined) return child.pid;
  const [cause] = await once(child, 'error');
  throw new LeadstreamError('SPAWN', `${options.name}: cannot run ${options.command}`, { cause });
}
