import { timingSafeEqual } from 'node:crypto';
import type { ClickHouseClient } from '@clickhouse/client';
import { z } from 'zod';
import { DECIDING } from '../../../clickhouse/access/scope.ts';
import { hashOf, tokenIdOf } from '../../shared/access-token.ts';
import { messageOf } from '../../shared/errors.ts';
import { HttpError } from '../../shared/http/http-error.ts';
import type { Logger } from '../../shared/log.ts';
import type { ScopeSettings } from '../rights/scope-settings.ts';

/** A token whose secret is right. */
export interface FoundToken {
  id: string;
  login: string;
  state: 'valid' | 'revoked' | 'expired';
}

export interface TokenLookup {
  /** Undefined: no such token. @throws HttpError 503 */
  find: (token: string) => Promise<FoundToken | undefined>;
}

/** What is kept of a token. Times in epoch milliseconds; 0 in `revoked_ms`: it was not. */
export interface StoredToken {
  id: string;
  hash: string;
  login: string;
  expiresAtMs: number;
  revoked: boolean;
}

export const isTokenShaped = (text: string): boolean => tokenIdOf(text) !== undefined;

const Rows = z.array(
  z.object({ hash: z.string(), login: z.string(), expires_ms: z.coerce.number(), revoked: z.number() }),
);
const QUERY = `select hash, login, toUnixTimestamp64Milli(expires_at) as expires_ms, revoked
from token_hashes
where id = {id:String}`;

/** Reads one token by its id. @throws HttpError 503 */
export function createTokenReader(clickhouse: ClickHouseClient, scopeSettings: ScopeSettings, log: Logger) {
  return async (id: string): Promise<StoredToken | undefined> => {
    try {
      const result = await clickhouse.query({
        query: QUERY,
        query_params: { id },
        format: 'JSONEachRow',
        clickhouse_settings: Object.fromEntries([['readonly', '1'], ...scopeSettings(DECIDING)]),
      });
      const [row] = Rows.parse(await result.json());
      return row && { id, hash: row.hash, login: row.login, expiresAtMs: row.expires_ms, revoked: row.revoked !== 0 };
    } catch (cause) {
      log.warn({ error: messageOf(cause) }, 'tokens cannot be read');
      throw new HttpError(503, 'tokens_unavailable', 'personal tokens cannot be looked up: try again');
    }
  };
}

/** 3 s, of the five in which a revocation must count: a dashboard's two dozen panels ask once. */
const KEPT_MS = 3_000;
/** Tokens that are remembered, unknown ids among them: 10,000 are some 4 MB. */
const REMEMBERED = 10_000;

/** Finds tokens by a reader that is asked at most every three seconds for each. */
export function createTokenLookup(
  read: (id: string) => Promise<StoredToken | undefined>,
  now: () => number = Date.now,
): TokenLookup {
  const known = new Map<string, { stored: Promise<StoredToken | undefined>; untilMs: number }>();

  function storedOf(id: string): Promise<StoredToken | undefined> {
    const kept = known.get(id);
    if (kept && kept.untilMs > now()) return kept.stored;
    const stored = read(id);
    const entry = { stored, untilMs: now() + KEPT_MS };
    known.delete(id);
    known.set(id, entry);
    // What could not be read is asked for again.
    stored.catch(() => known.get(id) === entry && known.delete(id));
    const oldest = known.size > REMEMBERED ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
    return stored;
  }

  return {
    async find(token) {
      const id = tokenIdOf(token);
      const stored = id === undefined ? undefined : await storedOf(id);
      if (!stored || !sameHash(stored.hash, hashOf(token))) return undefined;
      const { login } = stored;
      if (stored.revoked) return { id: stored.id, login, state: 'revoked' };
      return { id: stored.id, login, state: stored.expiresAtMs <= now() ? 'expired' : 'valid' };
    },
  };
}

function sameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
