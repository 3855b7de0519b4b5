import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isNewEnough, packageFor } from '../../../bin/newer-node.mjs';
import { waitFor } from '../../helpers/stack.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const PROGRAM = join(ROOT, 'test/fixtures/older-node.mjs');
const NAME = packageFor(process.platform, process.arch);
const Said = z.object({ pid: z.number(), version: z.string(), path: z.string(), rest: z.array(z.string()) });
const json = (path: string): unknown => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

interface Run {
  child: ChildProcessByStdio<null, Readable, null>;
  said: z.infer<typeof Said>;
  ended: Promise<unknown[]>;
}

/** Runs the program as on a machine with Node 20, until it has said who it is. */
async function run(args: string[]): Promise<Run> {
  const env = { ...process.env, PLAY_OLDER: '20.20.2' };
  const child = spawn(process.execPath, [PROGRAM, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  const [line] = await once(createInterface(child.stdout), 'line');
  return { child, said: Said.parse(JSON.parse(line)), ended };
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('on a machine whose Node is too old', () => {
  beforeAll(async () => {
    // Where nothing of it is there yet, this fetches it.
    await (await run(['0'])).ended;
  });

  it('a command runs with a newer one, with its arguments, and so does what it starts', async () => {
    const { child, said, ended } = await run(['3', '--json', 'a b']);
    expect(isNewEnough(said.version)).toBe(true);
    expect(said.rest).toEqual(['--json', 'a b']);
    expect(said.pid).not.toBe(child.pid);
    expect(said.path.split(':')[0]).toBe(dirname(join(ROOT, 'dev/engines/node/node_modules', NAME, 'bin/node')));
    expect(await ended).toEqual([3, null]);
  });

  it('a signal reaches the command, which ends as it likes', async () => {
    const { child, ended } = await run(['wait']);
    child.kill('SIGTERM');
    expect(await ended).toEqual([7, null]);
  });

  it('the command ends when the process that began it was killed', async () => {
    const { child, said } = await run(['wait']);
    child.kill('SIGKILL');
    await waitFor(() => !exists(said.pid), { timeoutMs: 10_000, what: 'the command ended' });
  });

  it('is told from one that is new enough', () => {
    expect(['18.20.8', '20.20.2', '22.0.0', '22.21.1'].map(isNewEnough)).toEqual([false, false, false, false]);
    expect(['22.22.0', '22.30.1', '23.0.0', '24.21.0'].map(isNewEnough)).toEqual([true, true, true, true]);
  });
});

describe('package.json', () => {
  const Manifest = z.object({
    engines: z.object({ node: z.string() }),
    allowScripts: z.record(z.string(), z.boolean()),
    scripts: z.record(z.string(), z.string()),
  });
  const manifest = Manifest.parse(json('package.json'));
  const Lock = z.object({ packages: z.record(z.string(), z.object({ hasInstallScript: z.boolean().optional() })) });

  it('names the same oldest Node as the command that looks', () => {
    const [, oldest = ''] = /^>=(.+)$/.exec(manifest.engines.node) ?? [];
    expect(isNewEnough(`${oldest}.0`)).toBe(true);
    const [major, minor] = oldest.split('.').map(Number);
    expect(isNewEnough(`${major}.${(minor ?? 0) - 1}.9`)).toBe(false);
  });

  it('decides about every package that wants to run a script, so that npm does not ask', () => {
    const { packages } = Lock.parse(json('package-lock.json'));
    const wanting = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.replace(/^.*node_modules\//, ''));
    expect(wanting.length).toBeGreaterThan(0);
    expect([...new Set(wanting)].sort()).toEqual(Object.keys(manifest.allowScripts).sort());
  });

  it('runs no file of TypeScript but by a Node that can', () => {
    for (const [name, script] of Object.entries(manifest.scripts))
      for (const [command] of script.matchAll(/[^&]*\.ts\b/g))
        expect(command, name).toContain('node dev/scripts/run.mjs ');
  });
});

describe('the Node that is brought along', () => {
  it('is named for every machine, at one version, without the address of a registry', () => {
    const Node = z.object({ optionalDependencies: z.record(z.string(), z.string()) });
    const { optionalDependencies } = Node.parse(json('dev/engines/node/package.json'));
    const machines = [
      packageFor('linux', 'x64'),
      packageFor('linux', 'arm64'),
      packageFor('darwin', 'x64'),
      packageFor('darwin', 'arm64'),
    ];
    expect(Object.keys(optionalDependencies).sort()).toEqual(machines.sort());
    expect(new Set(Object.values(optionalDependencies)).size).toBe(1);
    for (const version of Object.values(optionalDependencies)) expect(isNewEnough(version)).toBe(true);
    const lock = readFileSync(join(ROOT, 'dev/engines/node/package-lock.json'), 'utf8');
    expect(lock).not.toContain('resolved');
    for (const machine of machines) expect(lock).toContain(`"node_modules/${machine}"`);
  });
});
