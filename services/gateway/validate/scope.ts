import { refuse } from './refuse.ts';
import type { TreeNode } from './tree.ts';

/** Names that a statement gives by WITH, as far as they are known at one place in it. */
export interface Scope {
  /** Sub-queries: tables of the statement's own. */
  readonly queries: ReadonlySet<string>;
  /** Values, which may be on the right of IN. */
  readonly values: ReadonlySet<string>;
  /** Lambdas, which may be called. */
  readonly lambdas: ReadonlySet<string>;
}

export const NO_NAMES: Scope = { queries: new Set(), values: new Set(), lambdas: new Set() };

/** The same names and one more. */
function withName(scope: Scope, kind: keyof Scope, name: string): Scope {
  return { ...scope, [kind]: new Set([...scope[kind], name]) };
}

const knows = ({ queries, values, lambdas }: Scope, name: string): boolean =>
  queries.has(name) || values.has(name) || lambdas.has(name);

/** A name of WITH means one thing wherever it is known: a second one could hide it, or let a table show through. */
export function defineName(element: TreeNode, scope: Scope): Scope {
  const { cte, alias } = element.attributes;
  const name = cte ?? alias;
  if (name === undefined) return scope;
  if (cte !== undefined && knows(scope, name)) refuse(`WITH gives the name ${name} twice`);
  if (cte !== undefined) return withName(scope, 'queries', name);
  if (element.kind === 'LAMBDA') return withName(scope, 'lambdas', name);
  // Another name for a name may stand for a table: `with mv_arrivals as v select 1 in v`.
  return element.kind === 'CONSTANT' || element.kind === 'FUNCTION' ? withName(scope, 'values', name) : scope;
}
