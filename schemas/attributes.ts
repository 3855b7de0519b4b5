import { type Instant, inRange, parseInstant } from './instant.ts';
import type { FieldError, RejectionCode } from './problem.ts';
import { type EventType, isEventType } from './types.ts';
import { isUriReference } from './uri.ts';
import { idProblem } from './values.ts';

/** How far an event's `time` may be ahead of its receipt. */
export const MAX_AHEAD_MS = 24 * 3_600_000;

/** The attributes of an event that Leadstream reads. */
export interface Attributes extends Instant {
  source: string;
  id: string;
  type: EventType;
  time: string;
  subject?: string;
}

/** No closures here: every event passes. */
function tell(
  errors: FieldError[],
  field: string,
  message: string,
  code: RejectionCode = 'invalid_envelope',
): undefined {
  errors.push({ code, field, message });
}

function text(event: object, name: string, errors: FieldError[]): string | undefined {
  const value: unknown = Reflect.get(event, name);
  if (typeof value === 'string') return value;
  return tell(errors, name, value === undefined ? 'is required' : 'must be a string');
}

/** Validates the attributes beside `data`, each by itself; undefined if one of those that are read is at fault. */
export function readAttributes(event: object, receivedAtMs: number, errors: FieldError[]): Attributes | undefined {
  const version: unknown = Reflect.get(event, 'specversion');
  if (version !== '1.0') tell(errors, 'specversion', version === undefined ? 'is required' : 'must be one of: 1.0');
  const id = text(event, 'id', errors);
  const idFault = id === undefined ? undefined : idProblem(id);
  if (idFault) errors.push({ ...idFault, code: 'invalid_envelope', field: 'id' });
  const source = text(event, 'source', errors);
  if (source !== undefined && !isUriReference(source)) {
    tell(errors, 'source', 'must be a URI reference of 1–1024 characters, such as /crm/acme');
  }
  const type = text(event, 'type', errors);
  const known = type !== undefined && isEventType(type) ? type : undefined;
  if (type !== undefined && !known) tell(errors, 'type', 'must be an event type of the contract', 'unknown_type');
  const time = text(event, 'time', errors);
  const instant = time === undefined ? undefined : readTime(time, receivedAtMs, errors);
  const subject: unknown = Reflect.get(event, 'subject');
  if (typeof subject !== 'string' && subject !== undefined && subject !== null) {
    tell(errors, 'subject', 'must be a string');
  }
  if (!id || !source || !known || !time || !instant) return undefined;
  const { timeMs, timeSub } = instant;
  const read = { source, id, type: known, time, timeMs, timeSub };
  return typeof subject === 'string' ? { ...read, subject } : read;
}

function readTime(time: string, receivedAtMs: number, errors: FieldError[]): Instant | undefined {
  const instant = parseInstant(time);
  if (!instant) return tell(errors, 'time', 'must be an RFC 3339 date-time with offset, as 2026-01-31T09:30:00+07:00');
  if (!inRange(instant)) return tell(errors, 'time', 'must be from 1900 to 2299', 'out_of_range');
  const aheadMs = instant.timeMs - receivedAtMs;
  if (aheadMs > MAX_AHEAD_MS || (aheadMs === MAX_AHEAD_MS && instant.timeSub !== '')) {
    tell(errors, 'time', 'must be at most 24 h ahead of its receipt', 'too_far_ahead');
  }
  return instant;
}
