import { type DecodedJson, decodeJson } from '../../schemas/decode.ts';
import type { JsonFinding } from '../../schemas/json-scan.ts';
import type { Rejection } from '../../schemas/problem.ts';
import { bomLength, foreignBytes } from '../../schemas/unreadable.ts';
import { HttpError } from '../shared/http/http-error.ts';
import { binaryEvent } from './binary-mode.ts';
import type { Format } from './content.ts';

/** One event of a request, before it is validated: JSON and what JSON.parse passed over in it, or why it is none. */
export type Candidate = { ok: true; json: unknown; findings?: readonly JsonFinding[] | undefined } | Rejection;

const NEWLINE = 10;

/**
 * Takes a body apart into its events. A body that is no JSON is one candidate that is rejected; in NDJSON every line stands for itself,
 * and blank lines don't count.
 * @param rawHeaders names and values in turn, as Node has them
 * @throws HttpError 413 if there are more than `maxEvents`
 */
export function candidatesOf(
  format: Format,
  body: Buffer,
  rawHeaders: readonly string[],
  maxEvents: number,
): Candidate[] {
  if (format === 'ndjson') return lines(body, maxEvents);
  const decoded = decodeJson(body);
  if (!decoded.ok) return [decoded];
  const { json, findings } = decoded;
  if (format === 'binary') return [binary(rawHeaders, decoded)];
  const isBatch = format === 'batch' || (format === 'single-or-batch' && Array.isArray(json));
  if (!isBatch || !Array.isArray(json)) return [{ ok: true, json, findings: findings.get(0) }];
  if (json.length > maxEvents) throw tooMany(maxEvents);
  return json.map((item: unknown, index) => ({ ok: true, json: item, findings: findings.get(index) }));
}

function binary(rawHeaders: readonly string[], { json, findings }: DecodedJson): Candidate {
  const event = binaryEvent(rawHeaders, json);
  if (!event.ok) return event;
  return { ...event, findings: findings.get(0)?.map(({ kind, path }) => ({ kind, path: ['data', ...path] })) };
}

function lines(body: Buffer, maxEvents: number): Candidate[] {
  // One reason, and not one for each line that the bytes of another format happen to have.
  const foreign = foreignBytes(body);
  if (foreign) return [foreign];
  const candidates: Candidate[] = [];
  for (let start = 0, line = 1; start < body.length; line++) {
    const newline = body.indexOf(NEWLINE, start);
    const end = newline < 0 ? body.length : newline;
    const bytes = body.subarray(start, end);
    const place = { line, offset: start };
    start = end + 1;
    if (isBlank(bytes)) continue;
    if (candidates.length >= maxEvents) throw tooMany(maxEvents);
    const decoded = decodeJson(bytes, place);
    candidates.push(decoded.ok ? { ok: true, json: decoded.json, findings: decoded.findings.get(0) } : decoded);
  }
  return candidates;
}

const tooMany = (maxEvents: number) =>
  new HttpError(413, 'too_many_events', `a request must hold at most ${maxEvents} events: send several`);

/** Only JSON's white space, or a byte order mark alone. */
const isBlank = (line: Buffer) =>
  line.every((byte) => byte === 32 || byte === 9 || byte === 13) || (line.length === 3 && bomLength(line) === 3);
