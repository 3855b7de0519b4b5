import { readAttributes } from './attributes.ts';
import { isFields } from './define.ts';
import type { JsonFinding } from './json-scan.ts';
import { type FieldError, type Rejection, reject, rejectAll } from './problem.ts';
import { findingErrors, treeErrors } from './soundness.ts';
import { EVENTS, isEventType, type ParsedEvent } from './types.ts';

/** 256 KiB: an event is a record of a CRM, not a file; Kafka's own default bound is 1 MiB for a whole batch. */
export const MAX_EVENT_BYTES = 256 * 1024;

export interface ParseContext {
  /** When the event was received; on Kafka the record's timestamp, so that a replay decides alike. */
  receivedAtMs: number;
  /** Accepts opportunities made by hand without what only a person can say (imports of history). */
  lenient: boolean;
  /** The event was accepted once and is read back: later rules don't apply to it. */
  stored?: boolean;
  /** Size of the event's JSON in bytes, where it is known. */
  bytes?: number;
  maxBytes?: number;
  /** What JSON.parse passed over in the event's text. */
  findings?: readonly JsonFinding[] | undefined;
}

export type ParseResult = { ok: true; event: ParsedEvent } | Rejection;

/**
 * Validates one event of the contract. Pure, never throws; what is accepted is carried on as it was sent.
 * A rejection tells all errors that it finds, up to ten.
 * @param json a value out of JSON.parse
 */
export function parseEvent(json: unknown, context: ParseContext): ParseResult {
  const maxBytes = context.maxBytes ?? MAX_EVENT_BYTES;
  if (context.bytes !== undefined && context.bytes > maxBytes) {
    return reject('event_too_large', '', `must be at most ${maxBytes} bytes of JSON`);
  }
  if (!isFields(json)) return reject('not_an_object', '', 'must be a CloudEvent as a JSON object');
  const type = typeof json.type === 'string' && isEventType(json.type) ? json.type : undefined;
  const errors: FieldError[] = context.findings ? findingErrors(context.findings, type) : [];
  const attributes = readAttributes(json, context.receivedAtMs, errors);
  const { data } = json;
  if (!isFields(data)) {
    const message = data === undefined ? 'is required' : 'must be an object';
    errors.push({ code: 'invalid_envelope', field: 'data', message });
  }
  // Of the whole event, since all of it is carried on: attributes that nobody reads included.
  treeErrors(json, type, errors);
  if (type === undefined || !isFields(data)) return refused(errors);
  const outcome = EVENTS[type].accept(attributes, data, context);
  if (outcome.ok) {
    const told = counted(errors, context);
    return told.length === 0 ? outcome : refused(told);
  }
  return refused([...counted(errors, context), ...outcome.errors]);
}

/** Without the rules that came after the event was stored. */
const counted = (errors: FieldError[], context: ParseContext): FieldError[] =>
  context.stored ? errors.filter(({ younger }) => !younger) : errors;

function refused([first, ...others]: FieldError[]): Rejection {
  return first ? rejectAll([first, ...others]) : reject('invalid_envelope', '', 'does not match its schema');
}
