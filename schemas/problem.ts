/** Stable codes of a rejection, for programs; the message beside it states the rule for people. */
export const REJECTION_CODES = [
  'invalid_json',
  'not_an_object',
  'invalid_envelope',
  'unknown_type',
  'missing_field',
  'invalid_field',
  'out_of_range',
  'duplicate_key',
  'imprecise_number',
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
  /** The rule is younger than the first release, so what was stored before it came is read all the same. */
  younger?: true;
}

/** A problem and where it is: `field` is its path (`data.lines.0.amount`), `''` if it is the event as a whole. */
export interface FieldError extends Problem {
  field: string;
}

/** Why an event is not accepted: code, field and message of the first error, and all of them up to {@link MOST_ERRORS}. */
export interface Rejection extends FieldError {
  ok: false;
  errors: readonly [FieldError, ...FieldError[]];
}

/** Errors told of one event: enough to mend it in one go. */
export const MOST_ERRORS = 10;

export const missing: Problem = { code: 'missing_field', message: 'is required' };

export function invalid(message: string): Problem {
  return { code: 'invalid_field', message };
}

export function outOfRange(message: string): Problem {
  return { code: 'out_of_range', message };
}

/** Marks a rule that stored events may break. */
export function younger(problem: Problem): Problem {
  return { ...problem, younger: true };
}

export function reject(code: RejectionCode, field: string, message: string): Rejection {
  return rejectAll([{ code, field, message }]);
}

/** The rejection that errors make: one a field, the first ones count. */
export function rejectAll([first, ...others]: readonly [FieldError, ...FieldError[]]): Rejection {
  const errors: [FieldError, ...FieldError[]] = [plain(first)];
  for (const error of others) {
    if (errors.length >= MOST_ERRORS) break;
    if (!errors.some(({ field }) => field === error.field)) errors.push(plain(error));
  }
  return { ok: false, ...errors[0], errors };
}

const plain = ({ code, field, message }: FieldError): FieldError => ({ code, field, message });
