import type { Variable } from '../../../grafana/model/dashboard.ts';
import { expandMacros, interpolate, type TimeRange, type VariableValue } from '../../../grafana/model/interpolate.ts';
import { placeholdersOf } from '../dashboards/placeholders.ts';

type Variables = ReadonlyMap<string, Variable>;

/**
 * A statement with time range and variables put in. Macros go first and variables in one pass, so what a value contains is not looked
 * into again. Backslashes of values are escaped beyond what Grafana does: ClickHouse reads them, and a value that ends in one would
 * swallow the quote behind it.
 */
export function statementOf(sql: string, range: TimeRange, variables: ReadonlyMap<string, VariableValue>): string {
  return interpolate(expandMacros(sql, range), variables, { escapeBackslash: true });
}

/** Names of variables that texts refer to, and of those that these need for their options. */
export function neededBy(texts: readonly string[], variables: Variables): Set<string> {
  const needed = new Set<string>();
  // Options depend on earlier variables only (refusals.ts): backwards, one pass finds all.
  const names = new Set(texts.flatMap(placeholdersOf).map(({ name }) => name));
  for (const [name, variable] of [...variables].reverse()) {
    if (!names.has(name)) continue;
    needed.add(name);
    if (variable.type === 'query') for (const other of placeholdersOf(variable.query.rawSql)) names.add(other.name);
  }
  return needed;
}

/** The variables that are listed before one: those that its options may depend on. */
export function variablesBefore(variables: Variables, name: string): Map<string, Variable> {
  const names = [...variables.keys()];
  return new Map([...variables].slice(0, names.indexOf(name)));
}
