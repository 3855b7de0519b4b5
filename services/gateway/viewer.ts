import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { HttpError } from '../shared/http-error.ts';

/** In this order: Grafana's own header names who looks, whatever else was sent along. */
const NAME_HEADERS = ['x-grafana-user', 'x-leadstream-viewer'] as const;
/** Longest login that is looked up; ids of the contract have at most 128 characters. */
const MAX_LOGIN = 128;

const sha256 = (text: string) => createHash('sha256').update(text).digest();

/** The secret that a request presents: as bearer token, or as ClickHouse password. */
function presented(headers: IncomingHttpHeaders): string | undefined {
  const authorization = headers.authorization ?? '';
  const bearer = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
  if (bearer !== undefined) return bearer;
  const basic = /^Basic +(\S+) *$/i.exec(authorization)?.[1];
  if (basic !== undefined) return /^[^:]*:(.*)$/s.exec(Buffer.from(basic, 'base64').toString('utf8'))?.[1];
  const key = headers['x-clickhouse-key'];
  return typeof key === 'string' ? key : undefined;
}

/** Checks `GATEWAY_SECRET` in constant time. @throws HttpError 401 */
export function createSecretCheck(secret: string): (headers: IncomingHttpHeaders) => void {
  const expected = sha256(secret);
  return (headers) => {
    const given = presented(headers);
    if (given === undefined || !timingSafeEqual(sha256(given), expected)) {
      throw new HttpError(401, 'unauthorized', 'needs Authorization: Bearer GATEWAY_SECRET');
    }
  };
}

/** Login of the viewer that a request names, percent-decoded. @throws HttpError 403 if it names nobody */
export function viewerOf(headers: IncomingHttpHeaders): string {
  const login = maybeViewerOf(headers);
  if (login === undefined)
    throw new HttpError(403, 'no_viewer', 'needs a viewer: X-Grafana-User or X-Leadstream-Viewer');
  return login;
}

/** The same; undefined if it names nobody. @throws HttpError 403 for a name that can't be one */
export function maybeViewerOf(headers: IncomingHttpHeaders): string | undefined {
  for (const name of NAME_HEADERS) {
    const value = headers[name];
    if (typeof value !== 'string' || value.trim() === '') continue;
    const login = decode(value.trim());
    if (login.length > MAX_LOGIN) throw new HttpError(403, 'no_viewer', `${name}: at most ${MAX_LOGIN} characters`);
    return login;
  }
  return undefined;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw new HttpError(403, 'no_viewer', 'the name of the viewer must be percent-encoded UTF-8');
  }
}
