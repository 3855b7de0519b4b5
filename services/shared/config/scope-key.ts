import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Config } from '../env.ts';
import { LeadstreamError } from '../errors.ts';
import { secretOf } from './secret-file.ts';

const KEY = /^[0-9a-f]{64}$/;

/**
 * The key that signs access scopes in a local run: 32 bytes in hexadecimal, kept in the data folder, made if there is none.
 * @throws LeadstreamError `CONFIG` if the file holds something else
 */
export function scopeKeyIn(dataDir: string): string {
  const file = join(dataDir, 'viewer-scope-key');
  const key = secretOf(file, () => randomBytes(32).toString('hex'));
  if (!KEY.test(key)) throw new LeadstreamError('CONFIG', `${file} does not hold 64 hexadecimal characters`);
  return key;
}

/** Of an installation: on a server `VIEWER_SCOPE_KEY`, which may be unset. */
export const scopeKeyOf = ({ clickhouse, dataDir, viewerScopeKey }: Config): string | undefined =>
  viewerScopeKey ?? (clickhouse.external ? undefined : scopeKeyIn(dataDir));
