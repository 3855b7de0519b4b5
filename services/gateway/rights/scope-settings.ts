import { type AccessScope, SCOPE_SETTING, signScope } from '../../../clickhouse/access/scope.ts';

/** Settings that tell the row policies what is seen: one or, without a key, none. */
export type ScopeSettings = (scope: AccessScope) => ReadonlyArray<readonly [name: string, value: string]>;

/** @param key of the installation; undefined: its ClickHouse has no row policies, and filters alone decide */
export const createScopeSettings =
  (key: string | undefined, now: () => number): ScopeSettings =>
  (scope) =>
    key === undefined ? [] : [[SCOPE_SETTING, signScope(scope, key, now())]];
