import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { nodeArguments } from '../../../dev/engines/lib/node-arguments.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** Starts `leadstream …` as a separate process. */
export function leadstream(args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [...nodeArguments(resolve(ROOT, 'services/cli/main.ts')), ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }>(
    (done) => child.once('close', (code, signal) => done({ code, signal, stdout, stderr })),
  );
  return { kill: (signal: NodeJS.Signals) => child.kill(signal), ended };
}
