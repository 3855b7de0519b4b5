import { z } from 'zod';
import { CURRENCIES } from './currencies.ts';
import { decimalPlaces } from './decimal.ts';
import { isCalendarDate } from './instant.ts';
import { invalid, missing, outOfRange, type Problem, younger } from './problem.ts';
import { isVisible, VISIBLE_PATTERN } from './visible.ts';

type JsonSchema = Record<string, unknown>;

/**
 * A value validated by one plain function, which is faster than a chain of zod's checks and gives every rule its own code.
 * @param problemOf what is wrong with a value that is there
 * @param jsonSchema the same rule for the generated JSON Schema
 */
function value<T>(problemOf: (input: unknown) => Problem | undefined, jsonSchema: JsonSchema): z.ZodType<T> {
  return z
    .custom<T>()
    .check((payload) => {
      const problem = payload.value === undefined ? missing : problemOf(payload.value);
      if (problem) {
        payload.issues.push({
          code: 'custom',
          input: payload.value,
          message: problem.message,
          params: { code: problem.code, younger: problem.younger },
        });
      }
    })
    .meta(jsonSchema);
}

export const ID_MAX_LENGTH = 128;
const ID_TYPE = invalid('must be a string of 1–128 characters');
const ID_LENGTH = outOfRange('must have 1–128 characters');
const BLANK = younger(outOfRange('must have a visible character, not only blanks'));
const CONTROL = younger(invalid('must hold no control characters, such as tabs and line breaks'));
/** What nearly every id is made of. */
const PRINTABLE_ASCII = /^[!-~]+$/;

/** Characters are Unicode code points, as JSON Schema's maxLength counts them. */
function longerThan(text: string, max: number): boolean {
  return text.length > max && (text.length > max * 2 || [...text].length > max);
}

/** What is wrong with an id, if anything. */
export function idProblem(input: unknown): Problem | undefined {
  if (typeof input !== 'string') return ID_TYPE;
  if (input.length === 0 || longerThan(input, ID_MAX_LENGTH)) return ID_LENGTH;
  if (PRINTABLE_ASCII.test(input)) return undefined;
  if (!isVisible(input)) return BLANK;
  return /\p{Cc}/u.test(input) ? CONTROL : undefined;
}

export const id = value<string>(idProblem, {
  type: 'string',
  minLength: 1,
  maxLength: ID_MAX_LENGTH,
  pattern: VISIBLE_PATTERN,
});

/** A text that names something, so it can't be empty: a tag, a kind, a status. Bounded only by the size of the event. */
export const word = value<string>(
  (input) => {
    if (typeof input !== 'string') return invalid('must be a string');
    if (input === '') return outOfRange('must not be empty');
    return isVisible(input) ? undefined : BLANK;
  },
  { type: 'string', minLength: 1, pattern: VISIBLE_PATTERN },
);

/** Free text, `''` included. */
export const text = z.string();
export const flag = z.boolean();

const DECIMAL_TEXT = /^\d+(?:\.\d+)?$/;
const NUMBER_TYPE = invalid('must be a decimal number, or a string such as "12.50" (digits, point, digits)');
const NEGATIVE = outOfRange('must be 0 or more');
/** Longer decimals say nothing more, and exact arithmetic on them would cost without bound. */
const DECIMAL_MAX_LENGTH = 64;
const DECIMAL_LENGTH = outOfRange(`must have at most ${DECIMAL_MAX_LENGTH} characters`);

/** Validates a decimal ≥ 0, number or string, below 10^`integerDigits`. */
function decimalProblem(input: unknown, integerDigits: number, tooLarge: Problem): Problem | undefined {
  if (typeof input === 'number') {
    if (input < 0) return NEGATIVE;
    return input < 10 ** integerDigits ? undefined : tooLarge;
  }
  if (typeof input !== 'string') return NUMBER_TYPE;
  if (!DECIMAL_TEXT.test(input)) return /^-\d+(?:\.\d+)?$/.test(input) ? NEGATIVE : NUMBER_TYPE;
  if (input.length > DECIMAL_MAX_LENGTH) return DECIMAL_LENGTH;
  const whole = input.split('.', 1)[0] ?? '';
  return whole.replace(/^0+/, '').length > integerDigits ? tooLarge : undefined;
}

const decimalSchema = (rule: string): JsonSchema => ({
  description: rule,
  anyOf: [
    { type: 'number', minimum: 0 },
    { type: 'string', pattern: DECIMAL_TEXT.source, maxLength: DECIMAL_MAX_LENGTH },
  ],
});

const MONEY_RULE = 'must be at most 9999999999999999.99';
const MONEY_MAX = outOfRange(MONEY_RULE);

/** Whether a 16-digit amount rounds up beyond Decimal(18, 2). */
const roundsBeyond = (input: unknown) => typeof input === 'string' && /^0*9{16}\.99[5-9]/.test(input);

export const money = value<number | string>(
  (input) => decimalProblem(input, 16, MONEY_MAX) ?? (roundsBeyond(input) ? MONEY_MAX : undefined),
  decimalSchema('Money: decimal number or string, 0 or more, rounded to two places when it is converted'),
);

/** The schemas that hold money, for what concerns money alone. */
export const moneyFields = z.registry<{ money: true }>();
moneyFields.add(money, { money: true });

export const quantity = value<number | string>(
  (input) => decimalProblem(input, 12, outOfRange('must be below 10^12')),
  decimalSchema('Quantity: decimal number or string, 0 or more'),
);

const RATE_ZERO = outOfRange('must be more than 0');
const RATE_PLACES = outOfRange('must have at most 12 decimal places');

export const fxRate = value<number | string>((input) => {
  const problem = decimalProblem(input, 12, outOfRange('must be below 10^12'));
  if (problem || (typeof input !== 'number' && typeof input !== 'string')) return problem;
  if (Number(input) === 0) return RATE_ZERO;
  return decimalPlaces(input) > 12 ? RATE_PLACES : undefined;
}, decimalSchema('Units of the base currency for one unit: more than 0, at most 12 decimal places'));

export const percent = value<number>(
  (input) => {
    if (typeof input !== 'number') return invalid('must be a number from 0 to 100');
    return input >= 0 && input <= 100 ? undefined : outOfRange('must be from 0 to 100');
  },
  { type: 'number', minimum: 0, maximum: 100 },
);

export const currency = value<string>(
  (input) =>
    typeof input === 'string' && CURRENCIES.has(input)
      ? undefined
      : invalid('must be an ISO 4217 currency code, such as "USD"'),
  { type: 'string', pattern: '^[A-Z]{3}$', description: 'ISO 4217 code' },
);

const DATE = invalid('must be a date that exists, as YYYY-MM-DD');

export const date = value<string>(
  (input) => {
    if (typeof input !== 'string' || !isCalendarDate(input)) return DATE;
    return input >= '1900-01-01' && input <= '2299-12-31'
      ? undefined
      : outOfRange('must be from 1900-01-01 to 2299-12-31');
  },
  { type: 'string', format: 'date' },
);

const MAP = invalid('must be an object');

/** A JSON object; what is in it is not validated. */
export const map = value<Record<string, unknown>>(
  (input) => (typeof input === 'object' && input !== null && !Array.isArray(input) ? undefined : MAP),
  { type: 'object', additionalProperties: true },
);
