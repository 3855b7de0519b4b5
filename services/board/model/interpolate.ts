import {
  formatVariable,
  percentEncode,
  replaceVariables,
  type VariableValue,
} from '../../../grafana/model/interpolate.ts';
import { timeParameters } from './address.ts';
import type { RawRange } from './time-range.ts';

/** What `${…}` may refer to. `data` answers what belongs to a row: `__data.fields.x`, `__value.raw`, `__field.name`. */
export interface Scope {
  variables: ReadonlyMap<string, VariableValue>;
  range: RawRange;
  data?: ((name: string, path: string) => string | undefined) | undefined;
}

function variableText(variable: VariableValue, format: string | undefined): string {
  // Grafana's "All" is English; the texts here are in the board's language.
  if (format === 'text') return (variable.texts ?? variable.values).join(' + ');
  return formatVariable(variable, format);
}

function resolve(name: string, path: string, format: string | undefined, scope: Scope): string | undefined {
  if (name === '__url_time_range') return timeParameters(scope.range);
  if (name === '__from') return scope.range.from;
  if (name === '__to') return scope.range.to;
  if (name === '__all_variables')
    return [...scope.variables.values()].map((variable) => formatVariable(variable, 'queryparam')).join('&');
  const variable = scope.variables.get(name);
  if (variable) return variableText(variable, format);
  const value = scope.data?.(name, path);
  return value !== undefined && format === 'percentencode' ? percentEncode(value) : value;
}

/** Puts values into a text or address as Grafana does. What is not known stays as it is. */
export const interpolate = (template: string, scope: Scope): string =>
  replaceVariables(template, (name, path, format) => resolve(name, path ?? '', format, scope));
