import { LeadstreamError } from '../../services/shared/errors.ts';
import { namesIn } from '../catalogue/reads.ts';
import type { SqlFile } from '../catalogue/sql-files.ts';

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
    for (const name of namesIn(file.text)) {
      const used = byName.get(name);
      if (used && used !== file) visit(used, [...path, file.creates]);
    }
    done.add(file.creates);
    sorted.push(file);
  }

  for (const file of files) visit(file, []);
  return sorted;
}
