import { envelope } from './envelope.ts';
import { inRange, parseInstant } from './instant.ts';
import { issueToRejection } from './issues.ts';
import { type Rejection, reject } from './problem.ts';
import { treeProblem } from './tree.ts';
import { EVENTS, isEventType, type ParsedEvent } from './types.ts';
import { isUriReference } from './uri.ts';
import { idProblem } from './values.ts';

/** 256 KiB: an event is a record of a CRM, not a file; Kafka's own default bound is 1 MiB for a whole batch. */
export const MAX_EVENT_BYTES = 256 * 1024;
/** How far an event's `time` may lie ahead of its receipt. */
export const MAX_AHEAD_MS = 24 * 3_600_000;

export interface ParseContext {
  /** When the event was received; on Kafka the record's timestamp, so that a replay decides alike. */
  receivedAtMs: number;
  /** Accept opportunities made by hand that leave out what only a person can say (imports of history). */
  lenient: boolean;
  /** Size of the event's JSON in bytes, where it is known. */
  bytes?: number;
  maxBytes?: number;
}

export type ParseResult = { ok: true; event: ParsedEvent } | Rejection;

/**
 * Judges one event of the contract. Pure, never throws; what is accepted is carried on as it was sent.
 * @param json a value out of JSON.parse
 */
export function parseEvent(json: unknown, context: ParseContext): ParseResult {
  const maxBytes = context.maxBytes ?? MAX_EVENT_BYTES;
  if (context.bytes !== undefined && context.bytes > maxBytes) {
    return reject('event_too_large', '', `must be at most ${maxBytes} bytes of JSON`);
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return reject('not_an_object', '', 'must be a CloudEvent as a JSON object');
  }
  const attributes = envelope.safeParse(json);
  if (!attributes.success) {
    const { field, message } = issueToRejection(attributes.error, json, '');
    return reject('invalid_envelope', field, message);
  }
  const { source, id, type, time, data, subject } = attributes.data;
  if (!isEventType(type)) return reject('unknown_type', 'type', 'must be an event type of the contract');
  const badId = idProblem(id);
  if (badId) return reject('invalid_envelope', 'id', badId.message);
  if (!isUriReference(source)) {
    return reject('invalid_envelope', 'source', 'must be a URI reference of 1–1024 characters, such as /crm/acme');
  }
  const instant = parseInstant(time);
  if (!instant) {
    return reject(
      'invalid_envelope',
      'time',
      'must be an RFC 3339 date-time with offset, as 2026-01-31T09:30:00+07:00',
    );
  }
  if (!inRange(instant)) return reject('out_of_range', 'time', 'must be from 1900 to 2299');
  const { timeMs, timeSub } = instant;
  const aheadMs = timeMs - context.receivedAtMs;
  if (aheadMs > MAX_AHEAD_MS || (aheadMs === MAX_AHEAD_MS && timeSub !== '')) {
    return reject('too_far_ahead', 'time', 'must be at most 24 h ahead of its receipt');
  }
  if (!isObject(data))
    return reject('invalid_envelope', 'data', data === undefined ? 'is required' : 'must be an object');
  // Of the whole event, since all of it is carried on: attributes that nobody reads included.
  const unsound = treeProblem(json);
  if (unsound) {
    const field = fieldOf(json, unsound.code);
    const code = unsound.code === 'invalid_field' && field !== 'data' ? 'invalid_envelope' : unsound.code;
    return reject(code, field, unsound.message);
  }
  const head = { source, id, time, timeMs, timeSub };
  return EVENTS[type].accept(typeof subject === 'string' ? { ...head, subject } : head, data, context.lenient);
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The attribute in which {@link treeProblem} finds something; `''` for one that the contract doesn't name, as its name may be anything. */
function fieldOf(json: object, code: string): string {
  return ['data', 'id', 'subject'].find((name) => treeProblem(Reflect.get(json, name), 1)?.code === code) ?? '';
}
