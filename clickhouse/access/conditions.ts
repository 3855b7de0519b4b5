/** Conditions of SQL as text. `1` and `0` are those that every and no row meets. */
export const ALL = '1';
export const NOTHING = '0';

/**
 * A string literal of ClickHouse. Backslash and quote are the only characters that mean something inside one; all others stand for themselves
 * (tried with quotes, backslashes, newlines, NUL, `{x:String}` and non-ASCII: test/integration/gateway/rights-sql.test.ts).
 */
export const literal = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

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
