import type { Query } from '../../builder/query.ts';

/** Adds columns before those of a report: expressions over it, for labels and links. They may be ordered and filtered by. */
export function withColumns<C extends string, A extends string>(
  query: Query<C>,
  expressions: Readonly<Record<A, string>>,
): Query<C | A> {
  const added: A[] = [];
  for (const name in expressions) added.push(name);
  const list = added.map((name) => `  ${expressions[name]} as ${name},\n`).join('');
  return { ...query, sql: query.sql.replace(/^select /, `select\n${list}  `), columns: [...added, ...query.columns] };
}
