import { LeadstreamError } from '../../services/shared/errors.ts';
import type { SqlFile } from '../catalogue/sql-files.ts';

/** Names that a view's text reads: what follows `from`, `join` or `in (`. */
function mentioned(text: string): Set<string> {
  const code = text.replaceAll(/--.*$/gm, '').replaceAll(/'(?:[^'\\]|\\.|'')*'/g, "''");
  return new Set([...code.matchAll(/\b(?:from|join|in)\s+\(?\s*([a-z][a-z0-9_]*)/gi)].map((match) => match[1] ?? ''));
}

/**
 * Views sorted so that each comes after those it reads; otherwise by name.
 * @throws LeadstreamError `SQL_FILE` if views read each other in a circle
 */
export function inOrderOfUse(files: readonly SqlFile[]): SqlFile[] {
  const byName = new Map(files.map((file) => [file.creates, file]));
  const done = new Set<string>();
  const sorted: SqlFile[] = [];

  function visit(file: SqlFile, path: readonly string[]): void {
    if (done.has(file.creates)) return;
    if (path.includes(file.creates)) {
      throw new LeadstreamError(
        'SQL_FILE',
        `views read each other in a circle: ${[...path, file.creates].join(' → ')}`,
      );
    }
    for (const name of mentioned(file.text)) {
      const used = byName.get(name);
      if (used && used !== file) visit(used, [...path, file.creates]);
    }
    done.add(file.creates);
    sorted.push(file);
  }

  for (const file of files) visit(file, []);
  return sorted;
}
