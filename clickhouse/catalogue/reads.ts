import type { AccessPolicy } from '../access/access-policies.ts';
import type { SqlFile } from './sql-files.ts';
import type { View } from './views.ts';

/** Names that a view's text reads: what follows `from`, `join` or `in (`. */
export function namesIn(text: string): ReadonlySet<string> {
  const code = text.replaceAll(/--.*$/gm, '').replaceAll(/'(?:[^'\\]|\\.|'')*'/g, "''");
  return new Set([...code.matchAll(/\b(?:from|join|in)\s+\(?\s*([a-z][a-z0-9_]*)/gi)].map((match) => match[1] ?? ''));
}

/** Names that a view reads, also through others. */
export function readBy(name: string, files: readonly SqlFile[], found = new Set<string>()): ReadonlySet<string> {
  const file = files.find(({ creates }) => creates === name);
  for (const used of file ? namesIn(file.text) : []) {
    if (found.has(used)) continue;
    found.add(used);
    readBy(used, files, found);
  }
  return found;
}

/** What the reports of a policy read, by policy: of all other tables they need nothing. */
export function readByPolicy(
  reports: Iterable<View>,
  files: readonly SqlFile[],
): ReadonlyMap<AccessPolicy, ReadonlySet<string>> {
  const found = new Map<AccessPolicy, Set<string>>();
  for (const { access, sqlName } of reports)
    found.set(access, new Set([...(found.get(access) ?? []), ...readBy(sqlName, files)]));
  return found;
}
