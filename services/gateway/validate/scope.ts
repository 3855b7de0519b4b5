/** Names that a statement gives by WITH, as far as they are known at one place in it. */
export interface Scope {
  /** Sub-queries: tables of the statement's own. */
  readonly queries: ReadonlySet<string>;
  /** Values, which may stand on the right of IN. */
  readonly values: ReadonlySet<string>;
  /** Lambdas, which may be called. */
  readonly lambdas: ReadonlySet<string>;
}

export const NO_NAMES: Scope = { queries: new Set(), values: new Set(), lambdas: new Set() };

/** The same names and one more. */
export function withName(scope: Scope, kind: keyof Scope, name: string): Scope {
  return { ...scope, [kind]: new Set([...scope[kind], name]) };
}

export const knows = ({ queries, values, lambdas }: Scope, name: string): boolean =>
  queries.has(name) || values.has(name) || lambdas.has(name);
