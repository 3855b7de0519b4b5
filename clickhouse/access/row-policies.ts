import { identifier, literal, onCluster } from '../quote.ts';
import { either } from './conditions.ts';
import { rowRules } from './rules.ts';
import { scopeTerms, withScope } from './scope.ts';

export interface PolicyOptions {
  database: string;
  cluster: string;
  /** Signs access scopes; 32 bytes in hexadecimal. */
  scopeKey: string;
  /** As whom the views read. */
  viewsUser: string;
  /** As whom the gateway asks. Everybody else who may read a view is an operator, and sees all of it. */
  viewersUser: string;
}

const NAME = 'leadstream_access';

/**
 * Row policies of a ClickHouse server, as statements that may be repeated: the views read the tables as one user, and see of them what the scope of the
 * gateway's request names. `currentUser()` is who asked, also inside a view. On a cluster rows are read from the local tables behind the Distributed ones.
 */
export function rowPolicies({ database, cluster, scopeKey, viewsUser, viewersUser }: PolicyOptions): string[] {
  const operator = `currentUser() != ${literal(viewersUser)}`;
  const on = onCluster(cluster);
  return [...rowRules(scopeTerms(), database)].flatMap(([table, rule]) =>
    (cluster === '' ? [table] : [table, `${table}_local`]).map(
      (name) =>
        `create row policy or replace ${NAME}${on} on ${identifier(database)}.${identifier(name)} for select using ${either(operator, withScope(rule, scopeKey))} to ${identifier(viewsUser)}`,
    ),
  );
}
