import { NOTHING } from '../../../clickhouse/access/conditions.ts';
import { rowRules, termsOf } from '../../../clickhouse/access/rules.ts';
import { type AskedScope, accessScopeOf } from './access-scope.ts';
import type { Rights } from './rights.ts';

/**
 * Filters by base table, for one viewer and what he asks for. Each holds on the latest version of a row (after FINAL). What the rules don't name is not
 * seen: a new base table is empty for everybody until it is given a rule.
 * @param database where `opportunities_by_month` is read from, by filters on what only names an opportunity or a contact
 * @param reads what reports of the access policy read. Of all other tables they get nothing, as long as no table for analysts is read beside them: a list
 * of owners is sent once and not for every table
 */
export function filtersOf(
  rights: Rights,
  asked: AskedScope,
  database: string,
  reads?: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const scope = accessScopeOf(rights, asked);
  const read = scope.everything || asked.besideTables ? undefined : reads;
  const rules = rowRules(termsOf(scope), database);
  return new Map([...rules].map(([table, rule]) => [table, read?.has(table) === false ? NOTHING : rule]));
}
