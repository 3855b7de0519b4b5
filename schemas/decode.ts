import { isUtf8 } from 'node:buffer';
import { type JsonFindings, scanJson } from './json-scan.ts';
import { MAX_EVENT_BYTES, type ParseContext, type ParseResult, parseEvent } from './parse.ts';
import type { Rejection } from './problem.ts';
import { bomLength, type Place, START, whyUnreadable } from './unreadable.ts';

/** JSON, and what JSON.parse passed over in it. */
export interface DecodedJson {
  ok: true;
  json: unknown;
  findings: JsonFindings;
}

/**
 * Reads JSON from bytes: valid UTF-8 only, since replacement characters would make two ids one; a byte order mark is passed over.
 * @param start place of the bytes in what was sent, for the message of a rejection
 */
export function decodeJson(bytes: Buffer, start: Place = START): DecodedJson | Rejection {
  const mark = bomLength(bytes);
  const content = mark === 0 ? bytes : bytes.subarray(mark);
  const from = mark === 0 ? start : { ...start, offset: start.offset + mark };
  if (!isUtf8(content)) return whyUnreadable(content, from);
  const text = content.toString();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return whyUnreadable(content, from);
  }
  const scan = scanJson(text);
  return scan.ok ? { ok: true, json, findings: scan.findings } : whyUnreadable(content, from);
}

/** Validates one event from the value of a Kafka record. Never throws. */
export function parseEventBytes(bytes: Buffer, context: Omit<ParseContext, 'bytes' | 'findings'>): ParseResult {
  // Size first: what is too large is not worth reading.
  if (bytes.length > (context.maxBytes ?? MAX_EVENT_BYTES))
    return parseEvent(null, { ...context, bytes: bytes.length });
  const decoded = decodeJson(bytes);
  if (!decoded.ok) return decoded;
  return parseEvent(decoded.json, { ...context, bytes: bytes.length, findings: decoded.findings.get(0) });
}
