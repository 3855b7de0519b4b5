import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { spawnChild } from '../../../dev/engines/lib/child.ts';
import { acquireLock, runningProcess, writePidFile } from '../../../dev/engines/lib/pid-file.ts';
import { endLeftovers } from '../../../services/cli/up/leftovers.ts';

describe('a pid file', () => {
  let dir: string;
  let file: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'leadstream-pid-'));
    file = join(dir, 'x.pid');
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const sleeper = () =>
    spawnChild({ name: 'sleeper', command: 'sleep', args: ['60'], logFile: join(dir, 'log'), pidFile: file });

  it('locks out a second owner and is free again after', () => {
    const unlock = acquireLock(file, 'the folder');
    expect(() => acquireLock(file, 'the folder')).toThrow(`the folder is in use by process ${process.pid}`);
    unlock();
    acquireLock(file, 'the folder')();
  });

  it('of a process that was killed is taken over', async () => {
    const child = await sleeper();
    expect(() => acquireLock(file, 'it')).toThrow(`process ${child.pid}`);
    await child.kill9();
    acquireLock(file, 'it')();
  });

  it('does not mean a process that merely has the same pid', () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, identity: 'of another time' }));
    expect(runningProcess(file)).toBeUndefined();
  });

  it('that is torn counts as none', () => {
    writeFileSync(file, '{"pid": 1');
    expect(runningProcess(file)).toBeUndefined();
    acquireLock(file, 'it')();
  });

  it('leads to what an earlier run has left behind, and only to that', async () => {
    const child = await sleeper();
    writeFileSync(join(dir, 'other.pid'), JSON.stringify({ pid: process.pid, identity: 'of another time' }));
    expect(await endLeftovers(dir, [], () => {})).toBe(1);
    expect((await child.exited).signal).toBe('SIGTERM');
  });

  it('names the process by when it was started', () => {
    writePidFile(file, process.pid);
    expect(runningProcess(file)?.pid).toBe(process.pid);
  });
});
