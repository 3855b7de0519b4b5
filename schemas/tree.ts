import { invalid, outOfRange, type Problem } from './problem.ts';

declare global {
  interface String {
    /** In Node since 20, in TypeScript's library since ES2024. */
    isWellFormed(): boolean;
  }
}

/** Deep enough for any record, and far from where recursive code (JSON.stringify included) runs out of stack. */
export const MAX_DEPTH = 32;

const UNICODE = invalid('must be valid Unicode (no lone surrogates)');
const NUMBER = outOfRange('numbers must fit a 64-bit float');
const DEPTH = outOfRange(`must not nest deeper than ${MAX_DEPTH} levels`);

/**
 * Checks the whole of a JSON value, unknown fields included, for what can't be carried on unchanged: text that UTF-8 can't hold,
 * numbers that JSON.parse turned into infinity, nesting without bound.
 */
export function treeProblem(value: unknown, depth = 0): Problem | undefined {
  if (typeof value === 'string') return value.isWellFormed() ? undefined : UNICODE;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : NUMBER;
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth >= MAX_DEPTH) return DEPTH;
  if (Array.isArray(value)) {
    for (const item of value) {
      const problem = treeProblem(item, depth + 1);
      if (problem) return problem;
    }
    return undefined;
  }
  // for…in and not Object.entries: it is half of the time, and what JSON.parse makes inherits nothing enumerable.
  for (const key in value) {
    const problem = key.isWellFormed() ? treeProblem(Reflect.get(value, key), depth + 1) : UNICODE;
    if (problem) return problem;
  }
  return undefined;
}
