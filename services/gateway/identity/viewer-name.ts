import type { IncomingHttpHeaders } from 'node:http';
import { HttpError } from '../../shared/http/http-error.ts';

const HEADERS = { 'x-grafana-user': 'X-Grafana-User', 'x-leadstream-viewer': 'X-Leadstream-Viewer' } as const;
/** Longest login that is looked up, in characters; ids of the contract have at most 128. */
const MAX_LOGIN = 128;

const noViewer = (message: string) => new HttpError(403, 'no_viewer', message);
export const conflict = (message: string) => new HttpError(403, 'viewer_conflict', message);

/** A login as it is looked up. @throws HttpError 403 for what can't be one */
export function checkedLogin(login: string, where: string): string {
  if ([...login].length > MAX_LOGIN) throw noViewer(`${where}: a login has at most ${MAX_LOGIN} characters`);
  if (/\p{Cc}/u.test(login)) throw noViewer(`${where}: a login has no control characters`);
  return login;
}

/**
 * Login that viewer headers name; undefined without one.
 * @throws HttpError 403 for an empty header, one that is not percent-encoded UTF-8, and two that name different people
 */
export function namedByHeader(headers: IncomingHttpHeaders): string | undefined {
  const names = Object.entries(HEADERS).flatMap(([key, name]) => {
    const value = headers[key];
    return value === undefined ? [] : [checkedLogin(decode(String(value).trim(), name), name)];
  });
  const [first, second] = names;
  if (second !== undefined && second !== first)
    throw conflict('X-Grafana-User and X-Leadstream-Viewer name different people: send one');
  return first;
}

/** Ours, but of the board: `X-Leadstream-Proxy-Secret` reaches us where one proxy is before both. */
const OTHER_HEADERS = ['x-leadstream-proxy-secret'];

/** A viewer who is named by a header that nobody reads would be somebody else. @throws HttpError 400 */
export function checkHeaders(headers: IncomingHttpHeaders): void {
  const known = ['x-leadstream-viewer', ...OTHER_HEADERS];
  const unknown = Object.keys(headers).find((name) => name.startsWith('x-leadstream-') && !known.includes(name));
  if (unknown === undefined) return;
  throw new HttpError(
    400,
    'unknown_header',
    `${unknown} is no header of ours: X-Leadstream-Viewer names the viewer`,
    unknown,
  );
}

function decode(value: string, header: string): string {
  // An empty header is a mistake of the sender; going on to the next name would show somebody else's numbers.
  if (value === '') throw noViewer(`${header} is empty: it must name the viewer, or be left out`);
  // Node reads header bytes as Latin-1: raw UTF-8 arrives as other characters, and would be another person's name.
  if (/[^\x20-\x7e]/.test(value))
    throw noViewer(`${header} holds raw characters outside ASCII: percent-encode the name as UTF-8 (Tr%E1%BA%A7n)`);
  try {
    return decodeURIComponent(value);
  } catch {
    throw noViewer(`${header} must be percent-encoded UTF-8: a % that stands for itself is %25`);
  }
}
