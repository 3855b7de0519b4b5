import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Child, spawnChild } from '../../../dev/engines/lib/child.ts';
import { waitFor } from '../../../dev/engines/lib/wait-for.ts';
import { keepRunning } from '../../../services/cli/up/keep-running.ts';

describe('a process that is kept running', () => {
  let dir: string;
  const started: Child[] = [];
  const said: string[] = [];
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'leadstream-keep-'));
    started.length = 0;
    said.length = 0;
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const options = (command: string, args: string[]) => ({
    name: 'worker',
    logFile: join(dir, 'log'),
    say: (line: string) => void said.push(line),
    start: async () => {
      const child = await spawnChild({ name: 'worker', command, args, logFile: join(dir, 'log') });
      started.push(child);
      return child;
    },
  });

  it('is started again after it was killed, and says so', async () => {
    const kept = await keepRunning(options('sleep', ['60']));
    await started[0]?.kill9();
    await waitFor(() => started.length === 2, { timeoutMs: 10_000 });
    expect(said).toEqual([expect.stringContaining('worker ended (SIGKILL); starting it again in 0.5 s')]);
    await kept.stop(1_000);
    expect(started.filter((child) => child.running())).toEqual([]);
  });

  it('is not started again once it was stopped', async () => {
    const kept = await keepRunning(options('sleep', ['60']));
    await kept.stop(1_000);
    expect(started).toHaveLength(1);
    expect(said).toEqual([]);
  });

  it('is left alone when it may finish and has', async () => {
    const kept = await keepRunning({ ...options('true', []), mayFinish: true });
    await started[0]?.exited;
    await kept.stop(1_000);
    expect(started).toHaveLength(1);
  });

  it('waits longer each time, up to 15 s', async () => {
    const { start, ...others } = options('true', []);
    let starts = 0;
    const failing = async () => {
      starts++;
      if (starts > 1 && starts < 9) throw new Error('no room');
      return await start();
    };
    const waits: number[] = [];
    const kept = await keepRunning({ ...others, start: failing, wait: async (ms) => void waits.push(ms) });
    await waitFor(() => waits.length >= 7, { timeoutMs: 10_000 });
    await kept.stop(1_000);
    expect(waits.slice(0, 7)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
  });

  it('dies by SIGKILL when it does not heed SIGTERM', async () => {
    const stubborn = await spawnChild({
      name: 'stubborn',
      command: 'sh',
      args: ['-c', 'trap "" TERM; echo ready; while :; do sleep 0.05; done'],
      logFile: join(dir, 'stubborn'),
    });
    await stubborn.stop(300);
    expect((await stubborn.exited).signal).toMatch(/SIGKILL|SIGTERM/);
    expect(stubborn.running()).toBe(false);
  });
});
