import { isUtf8 } from 'node:buffer';
import { MAX_EVENT_BYTES, type ParseContext, type ParseResult, parseEvent } from './parse.ts';
import { type Rejection, reject } from './problem.ts';

const NOT_JSON = reject('invalid_json', '', 'must be JSON in UTF-8');

/** Reads JSON from bytes: valid UTF-8 only, since replacement characters would make two ids one. */
export function decodeJson(bytes: Buffer): { ok: true; json: unknown } | Rejection {
  if (!isUtf8(bytes)) return NOT_JSON;
  try {
    return { ok: true, json: JSON.parse(bytes.toString()) };
  } catch {
    return NOT_JSON;
  }
}

/** Judges one event as it lies on Kafka: the value of a record. Never throws. */
export function parseEventBytes(bytes: Buffer, context: Omit<ParseContext, 'bytes'>): ParseResult {
  // Size first: what is too large is not worth reading.
  if (bytes.length > (context.maxBytes ?? MAX_EVENT_BYTES))
    return parseEvent(null, { ...context, bytes: bytes.length });
  const decoded = decodeJson(bytes);
  return decoded.ok ? parseEvent(decoded.json, { ...context, bytes: bytes.length }) : decoded;
}
