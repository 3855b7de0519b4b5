import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the password of the embedded ClickHouse lies. */
export const clickHousePasswordFile = (dataDir: string): string => join(dataDir, 'clickhouse-password');

/** The embedded server's password; '' while there is none: it is made at the server's first start. */
export function readClickHousePassword(dataDir: string): string {
  try {
    return readFileSync(clickHousePasswordFile(dataDir), 'utf8').trim();
  } catch {
    return '';
  }
}

/** The embedded server's password, made if there is none. Processes that ask at the same moment get the same one. */
export function ensureClickHousePassword(dataDir: string): string {
  const file = clickHousePasswordFile(dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (readClickHousePassword(dataDir) === '') {
    const mine = `${file}.${process.pid}`;
    // 192 bits, in letters that need no escaping in an address.
    writeFileSync(mine, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    try {
      // A hard link is made or is not: nobody reads half a password, and the first one stays.
      linkSync(mine, file);
    } catch (error) {
      // A file without a password in it (a full disk) is none.
      if (readClickHousePassword(dataDir) === '') {
        rmSync(file, { force: true });
        linkSync(mine, file);
      } else if (!isTaken(error)) throw error;
    } finally {
      rmSync(mine, { force: true });
    }
  }
  chmodSync(file, 0o600);
  return readClickHousePassword(dataDir);
}

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST';
