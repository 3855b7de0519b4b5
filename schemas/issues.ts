import type { z } from 'zod';
import { REJECTION_CODES, type Rejection, type RejectionCode, reject } from './problem.ts';

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
function judge(issue: z.core.$ZodIssue): [RejectionCode, string] {
  switch (issue.code) {
    case 'custom':
      return [isCode(issue.params?.code) ? issue.params.code : 'invalid_field', issue.message];
    case 'invalid_type':
      return ['invalid_field', EXPECTED[issue.expected] ?? `must be of type ${issue.expected}`];
    case 'invalid_value':
      return ['invalid_field', `must be one of: ${issue.values.map(String).join(', ')}`];
    case 'too_small':
      return ['out_of_range', `must have at least ${issue.minimum} item${issue.minimum === 1 ? '' : 's'}`];
    default:
      return ['invalid_field', 'does not match its schema'];
  }
}

type ZodIssues = { issues: readonly z.core.$ZodIssue[] };

/**
 * The first thing that zod found, as code, field and rule.
 * @param prefix path of `root` in the event
 */
export function issueToRejection(error: ZodIssues | undefined, root: unknown, prefix: string): Rejection {
  const issue = error?.issues[0];
  if (!issue) return reject('invalid_field', prefix, 'does not match its schema');
  const field = [prefix, ...issue.path].filter((part) => part !== '').join('.');
  if (issue.path.length > 0 && at(root, issue.path) === undefined) return reject('missing_field', field, 'is required');
  const [code, message] = judge(issue);
  return reject(code, field, message);
}
