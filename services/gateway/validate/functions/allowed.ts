import { ARRAYS } from './arrays.ts';
import { CONVERSIONS } from './conversions.ts';
import { LOGIC } from './logic.ts';
import { NUMBERS } from './numbers.ts';
import { isAggregate, SPECIAL } from './special.ts';
import { TEXTS } from './texts.ts';
import { TIMES } from './times.ts';

/**
 * Functions that compute with what the query reads, and with nothing else. What is not listed is refused, so a function of a newer ClickHouse is, until
 * somebody has looked at it. Not listed on purpose: what reaches files (`file`), dictionaries, other tables (`joinGet`, `hasColumnInTable`), settings and
 * the server's state, addresses, models and services (`ai…`, `catboostEvaluate`), what sleeps, logs or writes, what parses whole statements, and what
 * ClickHouse hides the arguments of in its tree (`encrypt`).
 */
const ORDINARY: ReadonlySet<string> = new Set(
  [...LOGIC, ...NUMBERS, ...TEXTS, ...TIMES, ...ARRAYS, ...CONVERSIONS].map((name) => name.toLowerCase()),
);

/** Whether a function may be called; some names ClickHouse reads without regard to case. */
export const isAllowed = (name: string): boolean =>
  ORDINARY.has(name.toLowerCase()) || SPECIAL.has(name.toLowerCase()) || isAggregate(name);

/** Whether a function may also be named without being called: `arrayMap(upper, …)`, `apply(toString)`. */
export const mayBeNamed = (name: string): boolean => isAllowed(name) && !SPECIAL.has(name.toLowerCase());
