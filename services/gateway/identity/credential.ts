import type { IncomingHttpHeaders } from 'node:http';
import { HttpError } from '../../shared/http/http-error.ts';

/** What a request shows of itself before anything of it is checked. */
export interface Presented {
  /** Secret or personal token. */
  credential: string;
  /** ClickHouse user names beside it, each once; `default` and none are no name. */
  users: readonly string[];
}

const text = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

function utf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function basicOf(authorization: string): { user: string; password: string } | undefined {
  const encoded = /^Basic +(\S+) *$/i.exec(authorization)?.[1];
  const decoded = encoded === undefined ? undefined : utf8(Buffer.from(encoded, 'base64'));
  const parts = decoded === undefined ? null : /^([^:]*):(.*)$/s.exec(decoded);
  return parts ? { user: parts[1] ?? '', password: parts[2] ?? '' } : undefined;
}

/** `X-ClickHouse-User` as viewer headers are written: percent-encoded UTF-8; a name with a stray `%` is taken as it is. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/**
 * The credential of a request, in any of the places where ClickHouse's clients put a password, and the user names beside it (docs/contract/running.md,
 * "Viewers").
 * @throws HttpError 401 without a credential, and with two that differ: which of them counts must not depend on the reader
 */
export function presentedBy(headers: IncomingHttpHeaders, search: URLSearchParams): Presented {
  const authorization = headers.authorization ?? '';
  const bearer = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
  const basic = basicOf(authorization);
  const credentials = [bearer, basic?.password, text(headers['x-clickhouse-key']), ...search.getAll('password')].filter(
    (one) => one !== undefined && one !== '',
  );
  const [credential, ...others] = new Set(credentials);
  if (credential === undefined)
    throw new HttpError(401, 'unauthorized', 'needs GATEWAY_SECRET or a personal token, as Bearer or as password');
  if (others.length > 0)
    throw new HttpError(
      401,
      'unauthorized',
      'shows two passwords that differ (Authorization, X-ClickHouse-Key, password): send one',
    );
  const header = text(headers['x-clickhouse-user']);
  const users = [basic?.user, header === undefined ? undefined : decoded(header), ...search.getAll('user')].filter(
    (user) => user !== undefined && user !== '' && user !== 'default',
  );
  return { credential, users: [...new Set(users)].filter((user) => user !== undefined) };
}
