/** How Grafana puts variables and macros into texts. Pure and free of Node: the browser uses it too. */

/** The value that stands for "All" in addresses and in a dashboard's JSON. */
export const ALL = '$__all';

/** A variable of a dashboard with what is chosen now. */
export interface VariableValue {
  name: string;
  /** Chosen values; `['$__all']` for all. */
  values: readonly string[];
  /** What the chosen values are called, in the same order. Default: as the values. */
  texts?: readonly string[];
  /** Several may be chosen: such a value is a list for formats, even of one. */
  multi?: boolean;
  /** Put in as it is for "All", whatever the format. */
  allValue?: string;
  /** Values of all options: what "All" means where there is no `allValue`. */
  options?: readonly string[];
}

export const isAll = ({ values }: VariableValue): boolean => values[0] === ALL;

/** What a format gets: one value, or a list where several may be chosen. */
type Value = string | readonly string[];

/** As `encodeURIComponent`, and the rest of RFC 3986's reserved characters too, as Grafana does. */
export const percentEncode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

const each = (value: Value, format: (one: string) => string): string =>
  typeof value === 'string' ? format(value) : value.map(format).join(',');

const joined = (value: Value): string => (typeof value === 'string' ? value : value.join(','));

/** Grafana's quoting for SQL: quotes doubled, double quotes behind a backslash. A backslash itself is left alone. */
const sqlString = (one: string): string => `'${one.replaceAll("'", "''").replaceAll('"', '\\"')}'`;

/** {@link sqlString} that ClickHouse cannot misread: it takes a backslash for an escape, so `a\` would swallow the closing quote. */
const safeSqlString = (one: string): string => sqlString(one.replaceAll('\\', '\\\\'));

const glob = (value: Value): string =>
  typeof value === 'string' || value.length === 1 ? joined(value) : `{${value.join(',')}}`;

const FORMATS: Readonly<Record<string, (value: Value) => string>> = {
  raw: joined,
  csv: joined,
  glob,
  percentencode: (value) => percentEncode(typeof value === 'string' ? value : `{${value.join(',')}}`),
  singlequote: (value) => each(value, (one) => `'${one.replaceAll("'", "\\'")}'`),
  sqlstring: (value) => each(value, sqlString),
};

export interface FormatOptions {
  /** Quotes for ClickHouse beyond what Grafana does: see {@link safeSqlString}. For senders of whole statements. */
  escapeBackslash?: boolean;
}

/** As AngularJS wrote addresses, and Grafana does still: these stay as they are. */
const parameterEncode = (text: string): string =>
  percentEncode(text).replaceAll(/%(40|3A|24|2C|3B)/g, (encoded) => decodeURIComponent(encoded));

/** `var-x=…` for every chosen value, an empty one where none is; "All" keeps its name. */
const queryParameter = ({ name, values }: VariableValue): string =>
  (values.length > 0 ? values : ['']).map((value) => `var-${name}=${parameterEncode(value)}`).join('&');

function textOf(variable: VariableValue): string {
  if (isAll(variable)) return 'All';
  return (variable.texts ?? variable.values).join(' + ');
}

function chosen(variable: VariableValue): Value {
  const values = isAll(variable) ? (variable.options ?? []) : variable.values;
  if (variable.multi || isAll(variable)) return values;
  return values[0] ?? '';
}

/**
 * A variable as Grafana writes it in a format (`sqlstring`, `queryparam`, …; `glob` if none is named or known). A variable's own
 * `allValue` is put in as it is for all formats but `text`, `queryparam` and `percentencode`.
 */
export function formatVariable(variable: VariableValue, format = 'glob', options: FormatOptions = {}): string {
  if (format === 'text') return textOf(variable);
  if (format === 'queryparam') return queryParameter(variable);
  if (isAll(variable) && variable.allValue !== undefined && variable.allValue !== '') {
    return format === 'percentencode' ? percentEncode(variable.allValue) : variable.allValue;
  }
  const value = chosen(variable);
  if (format === 'sqlstring' && options.escapeBackslash) return each(value, safeSqlString);
  return (FORMATS[format] ?? glob)(value);
}

/** `$name`, `[[name:format]]`, `${name.path:format}`: Grafana's own expression. */
const VARIABLE = /\$(\w+)|\[\[(\w+?)(?::(\w+))?\]\]|\$\{(\w+)(?:\.([^:^}]+))?(?::([^}]+))?\}/g;

export type Lookup = (name: string, path: string | undefined, format: string | undefined) => string | undefined;

/** Replaces every variable that `lookup` knows; others (macros such as `$__fromTime`, too) stay as they are. */
export const replaceVariables = (text: string, lookup: Lookup): string =>
  text.replace(VARIABLE, (match, plain, square, squareFormat, braced, path, bracedFormat) => {
    const name: string = plain ?? square ?? braced;
    return lookup(name, path, squareFormat ?? bracedFormat) ?? match;
  });

/** Puts variables into a statement, a title or an address. `scoped` goes first: the value of a repeated panel. */
export function interpolate(
  text: string,
  variables: ReadonlyMap<string, VariableValue>,
  options: FormatOptions & { scoped?: ReadonlyMap<string, VariableValue> } = {},
): string {
  return replaceVariables(text, (name, _path, format) => {
    const variable = options.scoped?.get(name) ?? variables.get(name);
    return variable && formatVariable(variable, format, options);
  });
}

/** The time range of a request, in epoch milliseconds. */
export interface TimeRange {
  from: number;
  to: number;
}

/** The macros of Grafana's ClickHouse plugin that the dashboards use; it writes whole seconds. */
export const MACROS = ['$__fromTime', '$__toTime'] as const;

const seconds = (milliseconds: number): string => `toDateTime(${Math.floor(milliseconds / 1_000)})`;

/** Expands `$__fromTime` and `$__toTime` as the plugin does: a DateTime of whole seconds. Other macros stay as they are. */
export const expandMacros = (sql: string, range: TimeRange): string =>
  sql.replace(/\$__(from|to)Time\b(\(\))?/g, (_, end) => seconds(end === 'from' ? range.from : range.to));
