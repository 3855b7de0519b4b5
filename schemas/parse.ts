import { envelope } from './envelope.ts';
import { parseInstant } from './instant.ts';
import { issueToRejection } from './issues.ts';
import { type Rejection, reject } from './problem.ts';
import { treeProblem } from './tree.ts';
import { EVENTS, isDirectoryType, isEventType, type ParsedEvent } from './types.ts';
import { isUriReference } from './uri.ts';

/** 256 KiB: an event is a record of a CRM, not a file; Kafka's own default bound is 1 MiB for a whole batch. */
export const MAX_EVENT_BYTES = 256 * 1024;
/** How far an event's `time` may lie ahead of its receipt. */
export const MAX_AHEAD_MS = 24 * 3_600_000;

export interface ParseContext {
  /** When the event was received; on Kafka the record's timestamp, so that a replay decides alike. */
  receivedAtMs: number;
  /** Fill in what an opportunity made by hand does not say (imports of history) where otherwise it is rejected. */
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
  const head = envelope.safeParse(json);
  if (!head.success) {
    const { code, field, message } = issueToRejection(head.error, json, '');
    return reject(field === 'time' && code === 'out_of_range' ? code : 'invalid_envelope', field, message);
  }
  const { id, source, type, time, subject, data } = head.data;
  if (!isEventType(type)) return reject('unknown_type', 'type', 'must be an event type of the contract');
  if (!isUriReference(source)) {
    return reject('invalid_envelope', 'source', 'must be a URI reference of 1–1024 characters, such as /crm/acme');
  }
  const instant = parseInstant(time);
  if (!instant) return reject('invalid_envelope', 'time', 'must be an RFC 3339 date-time with offset');
  const aheadMs = instant.timeMs - context.receivedAtMs;
  if (aheadMs > MAX_AHEAD_MS || (aheadMs === MAX_AHEAD_MS && instant.timeSub !== '')) {
    return reject('too_far_ahead', 'time', 'must be at most 24 h ahead of its receipt');
  }
  const problem = treeProblem(id) ?? treeProblem(subject);
  if (problem) return reject('invalid_envelope', treeProblem(id) ? 'id' : 'subject', problem.message);
  const dataProblem = treeProblem(data);
  if (dataProblem) return reject(dataProblem.code, 'data', dataProblem.message);

  const verdict = EVENTS[type].accept(data, context.lenient);
  if (!verdict.ok) return verdict;
  const key = isDirectoryType(type) ? type + verdict.entityId : verdict.entityId;
  const base = { source, id, time, timeMs: instant.timeMs, timeSub: instant.timeSub, key };
  const said = subject === undefined || subject === null ? base : { ...base, subject };
  return { ok: true, event: { ...verdict.content, ...said } };
}
