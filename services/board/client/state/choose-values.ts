import { type Dashboard, defaultValues, ownOptions, type Variable } from '../../../../grafana/model/dashboard.ts';
import type { Address } from '../../model/address.ts';
import type { Option } from '../../model/api.ts';
import type { Range } from '../../model/time-range.ts';
import { dependencies, dependsOnTime, rounds, settle, type Values } from '../../model/variables.ts';
import { variablesOf } from '../../model/view.ts';
import { askOptions } from './api.ts';

interface Chosen {
  values: Values;
  options: Readonly<Record<string, readonly Option[]>>;
}

/** Options of one question are kept, so that choosing in one list does not ask for all others again. */
export type OptionCache = Map<string, Promise<Option[]>>;

function cachedOptions(
  cache: OptionCache,
  dashboard: Dashboard,
  variable: Variable,
  values: Values,
  range: Range,
  signal: AbortSignal,
) {
  const names = Object.keys(values);
  const used = Object.fromEntries(dependencies(variable, names).map((name) => [name, values[name] ?? []]));
  const key = JSON.stringify([variable.name, used, dependsOnTime(variable) ? range : null]);
  const known = cache.get(key);
  if (known) return known;
  const asked = askOptions({ uid: dashboard.uid, variable: variable.name, ...range, variables: used }, signal).then(
    ({ options }) => options,
  );
  cache.set(key, asked);
  asked.catch(() => cache.delete(key));
  return asked;
}

/** Values of all variables for an address, and the options they were chosen from: round by round, as later ones may need earlier ones. */
export async function chooseValues(
  dashboard: Dashboard,
  address: Address,
  range: Range,
  cache: OptionCache,
  signal: AbortSignal,
): Promise<Chosen> {
  const values: Record<string, readonly string[]> = {};
  const options: Record<string, readonly Option[]> = {};
  for (const variable of variablesOf(dashboard)) {
    const given = address.values[variable.name];
    values[variable.name] = given ?? defaultValues(variable);
    if (variable.type !== 'query') options[variable.name] = ownOptions(variable);
    if (variable.type === 'custom')
      values[variable.name] = settle(variable, values[variable.name] ?? [], ownOptions(variable), false);
  }
  for (const round of rounds(variablesOf(dashboard))) {
    const answers = await Promise.all(
      round.map((variable) => cachedOptions(cache, dashboard, variable, values, range, signal)),
    );
    round.forEach((variable, index) => {
      const found = answers[index] ?? [];
      const given = address.values[variable.name] !== undefined;
      options[variable.name] = found;
      values[variable.name] = settle(variable, values[variable.name] ?? [], found, given);
    });
  }
  return { values, options };
}
