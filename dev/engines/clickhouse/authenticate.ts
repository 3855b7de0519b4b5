import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { DatabaseError } from './errors.ts';

interface Credentials {
  user: string;
  password: string;
}

/** What tells who asks: headers, and the parameters `user` and `password` of the URL. */
export interface Claim {
  headers: IncomingHttpHeaders;
  user: string | undefined;
  password: string | undefined;
}

/** Digests are of one length, so that a comparison's time tells neither the length nor where they differ. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * There is one user, `default`.
 * @returns throws DatabaseError 516 AUTHENTICATION_FAILED unless its password is shown: 401 if nobody tried (a browser then asks), else 403
 */
export function createAuthentication(password: string): (claim: Claim) => void {
  const expected = digest(password);
  return (claim) => {
    const shown = credentials(claim);
    if (!shown) throw refused('default', 401);
    const right = timingSafeEqual(digest(shown.password), expected);
    if (!right || shown.user !== 'default') throw refused(shown.user, 403);
  };
}

/** By ClickHouse's three ways, one at a time: what the server refuses to weigh against each other, we do too. */
function credentials({ headers, user, password }: Claim): Credentials | undefined {
  const header = (name: string) => {
    const value = headers[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const name = header('x-clickhouse-user');
  const key = header('x-clickhouse-key');
  const authorization = header('authorization');
  const ways = [
    name !== undefined || key !== undefined ? { user: name ?? 'default', password: key ?? '' } : undefined,
    authorization === undefined ? undefined : basic(authorization),
    user !== undefined || password !== undefined ? { user: user || 'default', password: password ?? '' } : undefined,
  ].filter((way) => way !== undefined);
  if (ways.length > 1)
    throw new DatabaseError(
      516,
      'AUTHENTICATION_FAILED',
      'Invalid authentication: X-ClickHouse headers, Authorization and parameters of the URL exclude one another',
    );
  return ways[0];
}

function basic(authorization: string): Credentials {
  const [scheme = '', token = ''] = authorization.split(' ');
  if (scheme.toLowerCase() !== 'basic')
    throw new DatabaseError(
      516,
      'AUTHENTICATION_FAILED',
      `Invalid authentication: '${scheme.slice(0, 32)}' HTTP Authorization scheme is not supported`,
    );
  const text = Buffer.from(token, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  const user = colon < 0 ? text : text.slice(0, colon);
  return { user: user || 'default', password: colon < 0 ? '' : text.slice(colon + 1) };
}

function refused(user: string, status: number): DatabaseError {
  return new DatabaseError(
    516,
    'AUTHENTICATION_FAILED',
    `${user.slice(0, 64)}: Authentication failed: password is incorrect, or there is no user with such name. The password of the embedded server is in the file clickhouse-password of the data folder`,
    status,
  );
}
