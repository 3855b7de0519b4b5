import { offersAll, takesSeveral, type Variable } from '../../../grafana/model/dashboard.ts';
import { ALL } from '../../../grafana/model/interpolate.ts';
import type { Option } from './api.ts';

/** Chosen values by variable. */
export type Values = Readonly<Record<string, readonly string[]>>;

/** Names of variables that the statement of a query variable refers to. */
export function dependencies(variable: Variable, names: readonly string[]): string[] {
  const text = JSON.stringify(variable.query);
  return names.filter((name) => name !== variable.name && new RegExp(`\\$(\\{${name}[:}.]|${name}\\b)`).test(text));
}

/** True for options that change with the time range. */
export const dependsOnTime = (variable: Variable): boolean =>
  (variable.type === 'query' && variable.refresh === 2) || JSON.stringify(variable.query).includes('$__');

/**
 * Query variables in rounds: those of one round need only values of earlier rounds, so each round is asked at once. Variables that
 * refer to each other in a circle come together in the last one.
 */
export function rounds(variables: readonly Variable[]): Variable[][] {
  const names = variables.map(({ name }) => name);
  let rest = variables.filter(({ type }) => type === 'query');
  const result: Variable[][] = [];
  while (rest.length > 0) {
    const waiting = new Set(rest.map(({ name }) => name));
    const next = rest.filter((variable) => !dependencies(variable, names).some((name) => waiting.has(name)));
    const round = next.length > 0 ? next : rest;
    result.push(round);
    rest = rest.filter((variable) => !round.includes(variable));
  }
  return result;
}

/**
 * Values that can stay with these options. A value given by the address stays even if no option has it (a list may be cut off);
 * without a value the first option is taken, or all.
 */
export function settle(
  variable: Variable,
  values: readonly string[],
  options: readonly Option[],
  given: boolean,
): string[] {
  if (values.includes(ALL)) return offersAll(variable) ? [ALL] : options.slice(0, 1).map(({ value }) => value);
  const known = new Set(options.map(({ value }) => value));
  const kept = given ? [...values] : values.filter((value) => known.has(value));
  if (kept.length > 0) return kept;
  if (offersAll(variable)) return [ALL];
  return options.slice(0, 1).map(({ value }) => value);
}

/** Choosing one more (or less) of several; choosing "all" or nothing means all where the variable offers it. */
export function toggle(variable: Variable, values: readonly string[], value: string): string[] {
  if (!takesSeveral(variable)) return [value];
  if (value === ALL) return [ALL];
  const chosen = values.filter((other) => other !== ALL);
  const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  return next.length === 0 && offersAll(variable) ? [ALL] : next;
}
