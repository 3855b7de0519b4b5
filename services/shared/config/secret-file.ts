import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The secret that a file holds; '' where there is none. */
export function readSecretFile(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}

/** The secret that a file holds, made by the first process that needs it: processes that ask at the same moment get the same one. Only its owner reads the file. */
export function secretOf(file: string, make: () => string): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (readSecretFile(file) === '') {
    const mine = `${file}.${process.pid}`;
    writeFileSync(mine, `${make()}\n`, { mode: 0o600 });
    try {
      // A hard link is made or is not: nobody reads half a secret, and the first one stays.
      linkSync(mine, file);
    } catch (error) {
      // A file without a secret in it (a full disk) is none.
      if (readSecretFile(file) === '') {
        rmSync(file, { force: true });
        linkSync(mine, file);
      } else if (!isTaken(error)) throw error;
    } finally {
      rmSync(mine, { force: true });
    }
  }
  chmodSync(file, 0o600);
  return readSecretFile(file);
}

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST';
