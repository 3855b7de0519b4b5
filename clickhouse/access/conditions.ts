import { literal } from '../quote.ts';

/** Conditions of SQL as text. `1` and `0` are those that every and no row meets. */
export const ALL = '1';
export const NOTHING = '0';

export const among = (column: string, ids: readonly string[]): string =>
  ids.length === 0 ? NOTHING : `${column} in (${ids.map(literal).join(', ')})`;

export function either(...conditions: readonly string[]): string {
  const some = [...new Set(conditions)].filter((condition) => condition !== NOTHING);
  if (some.includes(ALL)) return ALL;
  return joined(some, ' or ') ?? NOTHING;
}

export function both(...conditions: readonly string[]): string {
  const some = [...new Set(conditions)].filter((condition) => condition !== ALL);
  if (some.includes(NOTHING)) return NOTHING;
  return joined(some, ' and ') ?? ALL;
}

function joined(conditions: readonly string[], operator: string): string | undefined {
  return conditions.length < 2 ? conditions[0] : conditions.map((condition) => `(${condition})`).join(operator);
}
