import type { IncomingHttpHeaders } from 'node:http';
import { HttpError } from '../shared/http/http-error.ts';
import { BINARY_HEADERS } from './binary-mode.ts';

/** How the events of a request are laid out. */
export type Format = 'single' | 'batch' | 'single-or-batch' | 'ndjson' | 'binary';

const FORMATS: Record<string, Format> = {
  'application/cloudevents+json': 'single',
  'application/cloudevents-batch+json': 'batch',
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
};
/** As `Accept-Post` lists them. */
export const ACCEPT_POST =
  'application/cloudevents+json, application/json, application/cloudevents-batch+json, application/x-ndjson';
const FIELD = { field: 'Content-Type' };

export const unsupportedType = () =>
  new HttpError(
    415,
    'unsupported_media_type',
    `Content-Type must be ${ACCEPT_POST}, or CloudEvents binary mode with JSON`,
    { ...FIELD, headers: { 'accept-post': ACCEPT_POST } },
  );

function mediaType(header: string): { type: string; charset: string } {
  const [type = '', ...parameters] = header.split(';').map((part) => part.trim());
  const charset = parameters.map((parameter) => /^charset="?([^"]*)"?$/i.exec(parameter)?.[1]).find(Boolean);
  return { type: type.toLowerCase(), charset: (charset ?? 'utf-8').toLowerCase() };
}

/**
 * The layout that the headers announce. CloudEvents' `ce-` headers mean binary mode where the content type is JSON or none: CloudEvents
 * takes data without one for JSON, and Python's SDK sends none.
 * @throws HttpError 415
 */
export function formatOf(headers: IncomingHttpHeaders): Format {
  const { type, charset } = mediaType(headers['content-type'] ?? '');
  if (charset !== 'utf-8' && charset !== 'utf8' && charset !== 'us-ascii') {
    throw new HttpError(415, 'unsupported_charset', 'JSON is UTF-8: leave charset out, or say utf-8', FIELD);
  }
  const format = FORMATS[type];
  if (format) return format;
  const isJson = type === '' || type === 'application/json' || /^[\w.-]+\/[\w.-]+\+json$/.test(type);
  const isBinary = BINARY_HEADERS.some((name) => headers[name] !== undefined);
  if (isJson && isBinary && !type.startsWith('application/cloudevents')) return 'binary';
  if (type === 'application/json') return 'single-or-batch';
  throw unsupportedType();
}
