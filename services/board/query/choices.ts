import { defaultValues, offersAll, ownOptions, takesSeveral, type Variable } from '../../../grafana/model/dashboard.ts';
import { ALL } from '../../../grafana/model/interpolate.ts';
import { HttpError } from '../../shared/http/http-error.ts';
import type { Limits } from './limits.ts';

const bad = (name: string, rule: string) =>
  new HttpError(400, 'bad_variable', `variables.${name}: ${rule}`, `variables.${name}`);

function choiceOf(variable: Variable, given: readonly string[] | undefined, limits: Limits): readonly string[] {
  const { name } = variable;
  const standard = variable.current === undefined ? [''] : defaultValues(variable);
  const values = given === undefined || given.length === 0 ? standard : given;
  if (values.length > limits.maxValues) throw bad(name, `must have at most ${limits.maxValues} values`);
  if (values.some((value) => value.length > limits.maxValueLength))
    throw bad(name, `must have at most ${limits.maxValueLength} characters`);
  if (values.includes(ALL)) {
    if (!offersAll(variable)) throw bad(name, 'has no "All"');
    return [ALL];
  }
  if (values.length > 1 && !takesSeveral(variable)) throw bad(name, 'takes one value');
  if (variable.type === 'custom') {
    const known = ownOptions(variable).map(({ value }) => value);
    if (values.some((value) => !known.includes(value))) throw bad(name, `must be one of ${known.join(', ')}`);
  }
  return values;
}

/**
 * Checks what a browser has chosen against the dashboard's variables: each of them gets its values, or `['$__all']`.
 * @param scoped values of repeated panels: they go before what is chosen
 * @throws HttpError 400 `unknown_variable`, `bad_variable` naming the variable and its rule
 */
export function choicesOf(
  variables: ReadonlyMap<string, Variable>,
  given: Readonly<Record<string, readonly string[]>>,
  scoped: Readonly<Record<string, string>>,
  limits: Limits,
): Map<string, readonly string[]> {
  for (const name of [...Object.keys(given), ...Object.keys(scoped)])
    if (!variables.has(name))
      throw new HttpError(
        400,
        'unknown_variable',
        `variables.${name}: the dashboard has no such variable`,
        'variables',
      );
  const choices = new Map<string, readonly string[]>();
  for (const [name, variable] of variables) {
    const only = Object.hasOwn(scoped, name) ? [scoped[name] ?? ''] : undefined;
    choices.set(name, choiceOf(variable, only ?? (Object.hasOwn(given, name) ? given[name] : undefined), limits));
  }
  return choices;
}
