import { chmodSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const OTHERS = 0o077;

/**
 * Makes a folder this user's alone, and so everything that this process and its children write from now on. What is in a folder that was
 * open until now is closed too; in one that was not, nothing can have been opened from outside.
 */
export function makePrivate(folder: string): void {
  process.umask(OTHERS);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { mode } = lstatSync(folder);
  if ((mode & OTHERS) === 0) return;
  close(folder);
}

/** Takes from others what they may; what the owner may stays: programs of plugins remain programs. */
function close(folder: string): void {
  // The folder itself first: nobody opens what is in it while its content is gone through.
  closeOne(folder);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) close(path);
    else if (entry.isFile()) closeOne(path);
  }
}

function closeOne(path: string): void {
  const { mode } = lstatSync(path);
  if ((mode & OTHERS) !== 0) chmodSync(path, mode & 0o700);
}
