import type { JsonFinding } from './json-scan.ts';
import type { FieldError } from './problem.ts';
import { treeProblem } from './tree.ts';
import { type EventType, KNOWN_FIELDS, MONEY_PATHS } from './types.ts';

/** Longer names of unknown fields are cut: a path is for people to find a place by. */
const NAME_SHOWN = 64;

const IMPRECISE = 'must be a number that a 64-bit float holds as it is written: send it as a string';

/** What of the findings of its text is wrong with an event: keys said twice anywhere, numbers that change where they are money. */
export function findingErrors(findings: readonly JsonFinding[], type: EventType | undefined): FieldError[] {
  return findings.flatMap(({ kind, path }): FieldError[] => {
    const field = path.map((part) => String(part).slice(0, NAME_SHOWN)).join('.');
    if (kind === 'duplicate_key') return [{ code: kind, field, message: 'must not be said twice in one object' }];
    const place = path.map((part) => (typeof part === 'number' ? '*' : part)).join('.');
    return type && MONEY_PATHS[type].has(place) ? [{ code: kind, field, message: IMPRECISE }] : [];
  });
}

/** Adds what {@link treeProblem} finds in the whole of an event. */
export function treeErrors(event: Record<string, unknown>, type: EventType | undefined, errors: FieldError[]): void {
  const problem = treeProblem(event);
  if (!problem) return;
  const field = fieldOf(event, type, problem.code);
  const inData = field === 'data' || field.startsWith('data.');
  const code = problem.code === 'invalid_field' && !inData ? 'invalid_envelope' : problem.code;
  errors.push({ ...problem, code, field });
}

/** The field at fault; the nearest one above it that the contract names, as a name of others may be anything. */
function fieldOf(event: Record<string, unknown>, type: EventType | undefined, code: string): string {
  const isAtFault = (value: unknown, depth: number) => treeProblem(value, depth)?.code === code;
  const attribute = ['data', 'id', 'subject'].find((name) => isAtFault(event[name], 1)) ?? '';
  if (attribute !== 'data' || !type || typeof event.data !== 'object' || event.data === null) return attribute;
  const { data } = event;
  const known = [...KNOWN_FIELDS[type]].find((name) => isAtFault(Reflect.get(data, name), 2));
  return known === undefined ? 'data' : `data.${known}`;
}
