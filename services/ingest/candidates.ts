import type { IncomingHttpHeaders } from 'node:http';
import { decodeJson } from '../../schemas/decode.ts';
import type { Rejection } from '../../schemas/problem.ts';
import { binaryEvent } from './binary-mode.ts';
import type { Format } from './content.ts';
import { HttpError } from './http-error.ts';

/** One event of a request, before it is judged: JSON, or why it is none. */
export type Candidate = { ok: true; json: unknown } | Rejection;

const NEWLINE = 10;

/**
 * Takes a body apart into its events. A body that is no JSON is one candidate that is rejected; in NDJSON every line stands for itself,
 * and blank lines don't count.
 * @throws HttpError 413 if there are more than `maxEvents`
 */
export function candidatesOf(
  format: Format,
  body: Buffer,
  headers: IncomingHttpHeaders,
  maxEvents: number,
): Candidate[] {
  if (format === 'ndjson') return lines(body, maxEvents);
  const decoded = decodeJson(body);
  if (!decoded.ok) return [decoded];
  const { json } = decoded;
  if (format === 'binary') return [binaryEvent(headers, json)];
  const isBatch = format === 'batch' || (format === 'single-or-batch' && Array.isArray(json));
  if (!isBatch || !Array.isArray(json)) return [{ ok: true, json }];
  if (json.length > maxEvents) throw tooMany(maxEvents);
  return json.map((item: unknown) => ({ ok: true, json: item }));
}

function lines(body: Buffer, maxEvents: number): Candidate[] {
  const candidates: Candidate[] = [];
  for (let start = 0; start < body.length; ) {
    const newline = body.indexOf(NEWLINE, start);
    const end = newline < 0 ? body.length : newline;
    const line = body.subarray(start, end);
    start = end + 1;
    if (isBlank(line)) continue;
    if (candidates.length >= maxEvents) throw tooMany(maxEvents);
    candidates.push(decodeJson(line));
  }
  return candidates;
}

const tooMany = (maxEvents: number) =>
  new HttpError(413, 'too_many_events', `a request must hold at most ${maxEvents} events: send several`);

/** Only JSON's white space. */
const isBlank = (line: Buffer) => line.every((byte) => byte === 32 || byte === 9 || byte === 13);
