import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makePrivate } from '../../../dev/engines/lib/private-folder.ts';

let root: string;
let umask: number;
beforeEach(() => {
  umask = process.umask();
  root = mkdtempSync(join(tmpdir(), 'leadstream-private-'));
});
afterEach(() => {
  process.umask(umask);
  rmSync(root, { recursive: true, force: true });
});
const mode = (...path: string[]) => (statSync(join(root, ...path)).mode & 0o777).toString(8);

it('makes a folder that is not there for its owner alone, and what is written in it', () => {
  makePrivate(join(root, 'data'));
  writeFileSync(join(root, 'data', 'file'), 'x');
  mkdirSync(join(root, 'data', 'inner'));
  expect([mode('data'), mode('data', 'file'), mode('data', 'inner')]).toEqual(['700', '600', '700']);
});

it('closes what was open, leaves programs programs, and follows no link out of the folder', () => {
  process.umask(0o022);
  mkdirSync(join(root, 'data', 'inner'), { recursive: true });
  writeFileSync(join(root, 'data', 'inner', 'file'), 'x');
  writeFileSync(join(root, 'data', 'inner', 'program'), 'x', { mode: 0o755 });
  writeFileSync(join(root, 'elsewhere'), 'x');
  symlinkSync(join(root, 'elsewhere'), join(root, 'data', 'link'));
  chmodSync(join(root, 'data'), 0o755);
  makePrivate(join(root, 'data'));
  expect([mode('data'), mode('data', 'inner'), mode('data', 'inner', 'file')]).toEqual(['700', '700', '600']);
  expect([mode('data', 'inner', 'program'), mode('elsewhere')]).toEqual(['700', '644']);
});
