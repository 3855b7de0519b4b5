import { timeParameters, variableParameters } from './address.ts';
import type { RawRange } from './time-range.ts';
import { ALL, type Values } from './variables.ts';

/** A variable as links and titles see it. */
export interface VariableState {
  values: readonly string[];
  /** Texts of the values, in the same order. */
  texts: readonly string[];
  multi: boolean;
  allValue?: string | undefined;
}

/** What `${…}` may refer to. `data` answers the parts that belong to a row (`__data.fields.x`, `__value.raw`, `__field.name`). */
export interface Scope {
  variables: Readonly<Record<string, VariableState>>;
  range: RawRange;
  data?: ((path: string) => string | undefined) | undefined;
}

const EXPRESSION = /\$\{([^}]+)\}|\$(\w+)|\[\[(\w+?)(?::(\w+))?\]\]/g;

/** As Grafana encodes: also what `encodeURIComponent` leaves. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const glob = (values: readonly string[]): string => (values.length === 1 ? (values[0] ?? '') : `{${values.join(',')}}`);

function formatVariable(name: string, state: VariableState, format: string): string {
  const { values, texts } = state;
  if (format === 'queryparam') return variableParameters({ [name]: values });
  if (format === 'text') return texts.join(' + ');
  if (values.includes(ALL)) return format === 'percentencode' ? encode(ALL) : (state.allValue ?? ALL);
  if (format === 'percentencode') return encode(glob(values));
  if (format === 'sqlstring') return values.map(quote).join(',');
  if (format === 'singlequote') return values.map((value) => `'${value.replaceAll("'", "\\'")}'`).join(',');
  if (format === 'raw' || format === 'csv') return values.join(',');
  return glob(values);
}

const asValues = (variables: Scope['variables']): Values =>
  Object.fromEntries(Object.entries(variables).map(([name, { values }]) => [name, values]));

function resolve(path: string, format: string, scope: Scope): string | undefined {
  if (path === '__url_time_range') return timeParameters(scope.range);
  if (path === '__all_variables') return variableParameters(asValues(scope.variables));
  const state = scope.variables[path];
  if (state) return formatVariable(path, state, format);
  const value = path.startsWith('__') ? scope.data?.(path) : undefined;
  return value !== undefined && format === 'percentencode' ? encode(value) : value;
}

/** `name`, `name:format`; the colon of a quoted field name is none. */
function split(expression: string): [path: string, format: string] {
  const parts = /^(.*?)(?::([a-z]+))?$/.exec(expression);
  return [parts?.[1] ?? expression, parts?.[2] ?? ''];
}

/** Puts values into a text or address as Grafana does. What is not known stays as it stands. */
export function interpolate(template: string, scope: Scope): string {
  return template.replace(EXPRESSION, (whole, braced?: string, bare?: string, old?: string, oldFormat?: string) => {
    const [path, format] = braced === undefined ? [bare ?? old ?? '', oldFormat ?? ''] : split(braced);
    return resolve(path, format, scope) ?? whole;
  });
}
