import type { IncomingHttpHeaders } from 'node:http';
import { HttpError } from './http-error.ts';

/** How the events of a request are laid out. */
export type Format = 'single' | 'batch' | 'single-or-batch' | 'ndjson' | 'binary';

const FORMATS: Record<string, Format> = {
  'application/cloudevents+json': 'single',
  'application/cloudevents-batch+json': 'batch',
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
};
const SUPPORTED =
  'application/cloudevents+json, application/json, application/cloudevents-batch+json, application/x-ndjson, or CloudEvents binary mode with JSON';

function mediaType(header: string): { type: string; charset: string } {
  const [type = '', ...parameters] = header.split(';').map((part) => part.trim());
  const charset = parameters.map((parameter) => /^charset="?([^"]*)"?$/i.exec(parameter)?.[1]).find(Boolean);
  return { type: type.toLowerCase(), charset: (charset ?? 'utf-8').toLowerCase() };
}

/**
 * The layout that the headers announce. CloudEvents' `ce-` headers beside a JSON content type mean binary mode.
 * @throws HttpError 415
 */
export function formatOf(headers: IncomingHttpHeaders): Format {
  const { type, charset } = mediaType(headers['content-type'] ?? '');
  if (charset !== 'utf-8' && charset !== 'utf8' && charset !== 'us-ascii') {
    throw new HttpError(415, 'unsupported_charset', 'JSON is UTF-8: leave charset out, or say utf-8');
  }
  const format = FORMATS[type];
  if (format) return format;
  const isJson = type === 'application/json' || /^[\w.-]+\/[\w.-]+\+json$/.test(type);
  if (isJson && headers['ce-specversion'] !== undefined && !type.startsWith('application/cloudevents')) return 'binary';
  if (type === 'application/json') return 'single-or-batch';
  throw new HttpError(415, 'unsupported_media_type', `Content-Type must be ${SUPPORTED}`);
}

/**
 * Whether the body is compressed.
 * @throws HttpError 415 for anything but gzip and identity
 */
export function isGzip(headers: IncomingHttpHeaders): boolean {
  const encoding = (headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '') return false;
  if (encoding === 'gzip' || encoding === 'x-gzip') return true;
  throw new HttpError(415, 'unsupported_content_encoding', 'Content-Encoding must be gzip, or left out');
}
