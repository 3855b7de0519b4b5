/** Stable codes of a rejection, for programs; the message beside it states the rule for people. */
export const REJECTION_CODES = [
  'invalid_json',
  'not_an_object',
  'invalid_envelope',
  'unknown_type',
  'missing_field',
  'invalid_field',
  'out_of_range',
  'too_far_ahead',
  'event_too_large',
  'forbidden_type',
  'forbidden_source',
] as const;

export type RejectionCode = (typeof REJECTION_CODES)[number];

/** What is wrong with a value: the code and the rule it breaks. Never the value itself, which may be personal data. */
export interface Problem {
  code: RejectionCode;
  message: string;
}

/** Why an event is not accepted: `field` is its path (`data.lines.0.amount`), `''` if it is the event as a whole. */
export interface Rejection extends Problem {
  ok: false;
  field: string;
}

export const missing: Problem = { code: 'missing_field', message: 'is required' };

export function invalid(message: string): Problem {
  return { code: 'invalid_field', message };
}

export function outOfRange(message: string): Problem {
  return { code: 'out_of_range', message };
}

export function reject(code: RejectionCode, field: string, message: string): Rejection {
  return { ok: false, code, field, message };
}
