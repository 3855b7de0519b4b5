import { z } from 'zod';
import { newToken } from '../../shared/access-token.ts';
import type { ClickHouseClient } from '../../shared/clickhouse.ts';
import { LeadstreamError } from '../../shared/errors.ts';

const DAY_MS = 86_400_000;
/** Longest life of a token in days: ten years. */
const MOST_DAYS = 3_650;
/** Longest login and name, as ids of the contract. */
const MAX_LENGTH = 128;

/** A token as it is listed. Times are ISO 8601 in UTC. */
export interface ListedToken {
  id: string;
  login: string;
  name: string;
  state: 'valid' | 'expired' | 'revoked';
  created_at: string;
  expires_at: string;
  revoked_at: string | null;
  /** Its last answered request that the access log holds; null: none that was kept (`ACCESS_LOG_DAYS`). */
  last_used_at: string | null;
}

const Milliseconds = z.coerce.number();
const Rows = z.array(
  z.object({
    id: z.string(),
    login: z.string(),
    name: z.string(),
    hash: z.string(),
    created: Milliseconds,
    expires: Milliseconds,
    revoked: Milliseconds.nullable(),
  }),
);
type Row = z.infer<typeof Rows>[number];
const Uses = z.array(z.object({ token_id: z.string(), used: Milliseconds }));

const COLUMNS = `id, login, name, hash, toUnixTimestamp64Milli(created_at) as created, toUnixTimestamp64Milli(expires_at) as expires,
  toUnixTimestamp64Milli(revoked_at) as revoked`;

const iso = (ms: number): string => new Date(ms).toISOString();
const isoOrNull = (ms: number | undefined): string | null => (ms === undefined ? null : iso(ms));

/** @throws LeadstreamError `USAGE` naming the argument and its rule */
export function checkedText(name: string, text: string, { empty = false } = {}): string {
  const fits = text.trim() === text && [...text].length <= MAX_LENGTH && !/\p{Cc}/u.test(text);
  if (fits && (empty || text !== '')) return text;
  throw new LeadstreamError(
    'USAGE',
    `${name}: must have ${empty ? 'at most' : '1 to'} ${MAX_LENGTH} characters, without line breaks or spaces at its ends`,
  );
}

/** @throws LeadstreamError `USAGE` */
export function checkedDays(text: string): number {
  const days = Number(text);
  if (/^\d+$/.test(text) && days >= 1 && days <= MOST_DAYS) return days;
  throw new LeadstreamError('USAGE', `--days: must be a whole number from 1 to ${MOST_DAYS}`);
}

/** Personal tokens of the gateway in `access_tokens`. */
export function createTokens(client: ClickHouseClient, now: () => number = Date.now) {
  async function read(condition: string, parameters: Record<string, string>): Promise<Row[]> {
    const result = await client.query({
      query: `select ${COLUMNS} from access_tokens final where ${condition} order by login, created_at, id`,
      query_params: parameters,
      format: 'JSONEachRow',
    });
    return Rows.parse(await result.json());
  }

  /** The gateway may not write to `access_tokens`; when a token was used, its access log tells. */
  async function lastUses(ids: readonly string[]): Promise<Map<string, number>> {
    const result = await client.query({
      query: `select token_id, toUnixTimestamp64Milli(max(at)) as used
        from fact_access where has({ids:Array(String)}, token_id) and status < 400 group by token_id`,
      query_params: { ids },
      format: 'JSONEachRow',
    });
    return new Map(Uses.parse(await result.json()).map(({ token_id, used }) => [token_id, used]));
  }

  async function write(row: Row, version: number): Promise<void> {
    const { id, login, name, hash } = row;
    const times = {
      created_at: iso(row.created),
      expires_at: iso(row.expires),
      revoked_at: row.revoked === null ? null : iso(row.revoked),
    };
    await client.insert({
      table: 'access_tokens',
      values: [{ id, login, name, hash, ...times, version }],
      format: 'JSONEachRow',
    });
  }

  return {
    /** The token is told here and never again. `known`: the directory has such a viewer. */
    async create(login: string, options: { days: number; name: string }) {
      const { token, id, hash } = newToken();
      const created = now();
      const expires = created + options.days * DAY_MS;
      await write({ id, login, name: options.name, hash, created, expires, revoked: null }, 1);
      const result = await client.query({
        query: 'select 1 from viewers where login = {login:String}',
        query_params: { login },
        format: 'JSONEachRow',
      });
      const known = (await result.json()).length > 0;
      return { id, token, login, expires_at: iso(expires), known };
    },

    /** All tokens, or those of a login. */
    async list(login?: string): Promise<ListedToken[]> {
      const rows = login === undefined ? await read('1', {}) : await read('login = {login:String}', { login });
      const uses = await lastUses(rows.map(({ id }) => id));
      return rows.map((row) => ({
        id: row.id,
        login: row.login,
        name: row.name,
        state: row.revoked !== null ? 'revoked' : row.expires <= now() ? 'expired' : 'valid',
        created_at: iso(row.created),
        expires_at: iso(row.expires),
        revoked_at: row.revoked === null ? null : iso(row.revoked),
        last_used_at: isoOrNull(uses.get(row.id)),
      }));
    },

    /** Revokes a token; one that was revoked before stays as it is. @throws LeadstreamError `NOT_FOUND` */
    async revoke(id: string) {
      const [row] = await read('id = {id:String}', { id });
      if (!row) throw new LeadstreamError('NOT_FOUND', `no token ${id}: leadstream token list shows those there are`);
      const revoked = row.revoked ?? now();
      if (row.revoked === null) await write({ ...row, revoked }, 2);
      return { id, login: row.login, revoked_at: iso(revoked) };
    },
  };
}

export type Tokens = ReturnType<typeof createTokens>;
