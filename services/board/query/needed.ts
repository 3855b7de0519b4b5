import type { Variable } from '../dashboards/model.ts';
import { placeholdersOf } from '../dashboards/placeholders.ts';

type Variables = ReadonlyMap<string, Variable>;

/** Names of variables that texts refer to, and of those that these need for their options. */
export function neededBy(texts: readonly string[], variables: Variables): Set<string> {
  const needed = new Set<string>();
  // Options depend on earlier variables only (refusals.ts): backwards, one pass finds all.
  const names = new Set(texts.flatMap(placeholdersOf).map(({ name }) => name));
  for (const [name, variable] of [...variables].reverse()) {
    if (!names.has(name)) continue;
    needed.add(name);
    if (variable.type === 'query') for (const other of placeholdersOf(variable.query)) names.add(other.name);
  }
  return needed;
}

/** The variables that are listed before one: those that its options may depend on. */
export function variablesBefore(variables: Variables, name: string): Map<string, Variable> {
  const entries = [...variables];
  return new Map(
    entries.slice(
      0,
      entries.findIndex(([other]) => other === name),
    ),
  );
}
