import type { IncomingHttpHeaders } from 'node:http';
import { HttpError } from '../shared/http/http-error.ts';

/** As `Accept-Encoding` lists it (RFC 9110, 15.5.16: what a 415 should say). */
export const ACCEPT_ENCODING = 'gzip';

/**
 * Whether the body is compressed.
 * @throws HttpError 415 for anything but gzip and identity, and for more than one coding
 */
export function isGzip(headers: IncomingHttpHeaders): boolean {
  const codings = (headers['content-encoding'] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity');
  if (codings.length === 0) return false;
  if (codings.length === 1 && (codings[0] === 'gzip' || codings[0] === 'x-gzip')) return true;
  const rule = 'Content-Encoding must be gzip, once, or left out';
  const answer = { field: 'Content-Encoding', headers: { 'accept-encoding': ACCEPT_ENCODING } };
  throw new HttpError(415, 'unsupported_content_encoding', rule, answer);
}
