import type { z } from 'zod';
import {
  type FieldError,
  invalid,
  missing,
  outOfRange,
  type Problem,
  REJECTION_CODES,
  type RejectionCode,
} from './problem.ts';

const isCode = (code: unknown): code is RejectionCode => REJECTION_CODES.some((known) => known === code);

/** The value at a path, undefined where there is none. */
function at(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

const EXPECTED: Record<string, string> = {
  string: 'must be a string',
  boolean: 'must be true or false',
  array: 'must be a list',
  object: 'must be an object',
};

/** The rule behind a zod issue in our words; never zod's message, which may quote what was sent. */
function problemOf(issue: z.core.$ZodIssue): Problem {
  switch (issue.code) {
    case 'custom': {
      const code = isCode(issue.params?.code) ? issue.params.code : 'invalid_field';
      return { code, message: issue.message, ...(issue.params?.younger === true ? { younger: true } : {}) };
    }
    case 'invalid_type':
      return invalid(EXPECTED[issue.expected] ?? `must be of type ${issue.expected}`);
    case 'invalid_value':
      return invalid(`must be one of: ${issue.values.map(String).join(', ')}`);
    case 'too_small':
      return outOfRange(`must have at least ${issue.minimum} item${issue.minimum === 1 ? '' : 's'}`);
    default:
      return invalid('does not match its schema');
  }
}

/**
 * What zod found, as code, field and rule.
 * @param prefix path of `root` in the event
 */
export function errorsOfIssues(issues: readonly z.core.$ZodIssue[], root: unknown, prefix: string): FieldError[] {
  const errors: FieldError[] = [];
  for (const issue of issues) {
    const field = [prefix, ...issue.path].join('.');
    const isMissing = issue.path.length > 0 && at(root, issue.path) === undefined;
    const problem = isMissing ? missing : problemOf(issue);
    errors.push({ ...problem, field });
  }
  return errors;
}
