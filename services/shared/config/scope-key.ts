import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../env.ts';
import { LeadstreamError } from '../errors.ts';

const KEY = /^[0-9a-f]{64}$/;

const isCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code;

/**
 * The key that signs access scopes in a local run: 32 bytes in hexadecimal, kept in the data folder (mode 0600), made by the first process that needs it.
 * @throws LeadstreamError `CONFIG` if the file holds something else
 */
export function scopeKeyIn(dataDir: string): string {
  const file = join(dataDir, 'viewer-scope-key');
  mkdirSync(dataDir, { recursive: true });
  // Linked once it is written: of two processes that start together both read the same whole key.
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, randomBytes(32).toString('hex'), { mode: 0o600 });
  try {
    linkSync(mine, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(mine, { force: true });
  }
  const key = readFileSync(file, 'utf8').trim();
  if (!KEY.test(key)) throw new LeadstreamError('CONFIG', `${file} does not hold 64 hexadecimal characters`);
  return key;
}

/** Of an installation: on a server `VIEWER_SCOPE_KEY`, which may be unset. */
export const scopeKeyOf = ({ clickhouse, dataDir, viewerScopeKey }: Config): string | undefined =>
  viewerScopeKey ?? (clickhouse.external ? undefined : scopeKeyIn(dataDir));
