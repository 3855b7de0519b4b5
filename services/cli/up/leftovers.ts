import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runningProcess } from '../../../dev/engines/lib/pid-file.ts';
import { waitFor } from '../../../dev/engines/lib/wait-for.ts';

/**
 * Ends what a supervisor that was killed has left behind: the processes of the pid files, if they are still the ones that were noted
 * (by pid and start time, so never somebody else's). They get 12 s to end by themselves.
 * @returns how many there were
 */
export async function endLeftovers(pidDir: string, files: string[], say: (line: string) => void): Promise<number> {
  const noted = existsSync(pidDir) ? readdirSync(pidDir).map((name) => join(pidDir, name)) : [];
  let ended = 0;
  for (const file of [...noted, ...files].filter((name) => name.endsWith('.pid'))) {
    const left = runningProcess(file);
    if (left) {
      ended += 1;
      say(`ending process ${left.pid}, left over from an earlier run`);
      await end(file, left.pid);
    }
    rmSync(file, { force: true });
  }
  return ended;
}

async function end(file: string, pid: number): Promise<void> {
  const gone = () => runningProcess(file) === undefined;
  signal(pid, 'SIGTERM');
  try {
    await waitFor(gone, { timeoutMs: 12_000 });
  } catch {
    signal(pid, 'SIGKILL');
    await waitFor(gone, { timeoutMs: 5_000, what: `end of process ${pid}` });
  }
}

function signal(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has just ended by itself.
  }
}
