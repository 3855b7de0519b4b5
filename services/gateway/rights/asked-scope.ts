import type { AccessPolicy } from '../../../clickhouse/access/access-policies.ts';
import type { AskedScope } from './access-scope.ts';
import { filtersOf } from './filters.ts';
import type { Rights } from './rights.ts';

/** Which parts of the rights access policies ask for: what nobody needs is not read. */
export function needsOf(policies: Iterable<AccessPolicy>): { campaigns: boolean; owners: boolean } {
  const all = new Set(policies);
  return {
    campaigns: all.has('campaign') || all.has('tables'),
    owners: all.has('pipeline') || all.has('tables'),
  };
}

const differ = (one: string, other: string) =>
  `${one} and ${other} show you different rows: ask for them in two statements`;

function sameRows(rights: Rights, one: AskedScope, other: AskedScope): boolean {
  const [first, second] = [filtersOf(rights, one, ''), filtersOf(rights, other, '')];
  return [...first].every(([table, condition]) => second.get(table) === condition);
}

/**
 * One scope for all that a statement reads. Tables beside a report are seen by the report's access policy, which never shows more than their own. Two
 * reports are refused where the viewer sees different rows by their policies: the numbers of at least one would be neither report's.
 * @param reads a name that the statement reads by its access policy
 */
export function askedScopeOf(
  reads: ReadonlyMap<AccessPolicy, string>,
  rights: Rights,
): AskedScope | { problem: string } {
  const besideTables = reads.has('tables');
  const [first = 'tables', ...others] = [...reads.keys()].filter((policy) => policy !== 'tables');
  const asked: AskedScope = { policy: first, besideTables };
  for (const policy of others)
    if (!sameRows(rights, asked, { policy, besideTables }))
      return { problem: differ(reads.get(first) ?? first, reads.get(policy) ?? policy) };
  return asked;
}
