import { type FieldError, outOfRange, younger } from './problem.ts';

/** Custom fields that one event may say, and that an entity may hold (docs/contract/events.md, "Bounds"). */
export const MOST_CUSTOM_FIELDS = 1_000;
const CROWDED = younger(
  outOfRange(`must be at most ${MOST_CUSTOM_FIELDS} fields, those that the contract does not name included`),
);

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Whether `data` says more custom fields than there may be: the keys of `custom` and the fields that the contract doesn't name.
 * @param known names of the contract's fields
 */
export function customProblem(
  data: Readonly<Record<string, unknown>>,
  known: ReadonlySet<string>,
): FieldError | undefined {
  const custom = isObject(data.custom) ? data.custom : {};
  let count = 0;
  for (const _ in data) count++;
  for (const _ in custom) count++;
  if (count <= MOST_CUSTOM_FIELDS) return undefined;
  const names = new Set(Object.keys(custom));
  for (const name in data) if (name !== 'custom' && !known.has(name)) names.add(name);
  return names.size > MOST_CUSTOM_FIELDS ? { ...CROWDED, field: 'data.custom' } : undefined;
}
