import { isAll, type VariableValue } from './variable.ts';

/** What a format gets: one value, or a list where several may be chosen. */
type Value = string | readonly string[];

/** As `encodeURIComponent`, and the rest of RFC 3986's reserved characters too, as Grafana does. */
export const percentEncode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

const each = (value: Value, format: (one: string) => string): string =>
  typeof value === 'string' ? format(value) : value.map(format).join(',');

const joined = (value: Value, separator: string): string => (typeof value === 'string' ? value : value.join(separator));

/** Grafana's quoting for SQL: quotes doubled, double quotes behind a backslash. A backslash itself is left alone. */
const sqlString = (one: string): string => `'${one.replaceAll("'", "''").replaceAll('"', '\\"')}'`;

/** {@link sqlString} that ClickHouse cannot misread: it takes a backslash for an escape, so `a\` would swallow the closing quote. */
const safeSqlString = (one: string): string => sqlString(one.replaceAll('\\', '\\\\'));

const glob = (value: Value): string =>
  typeof value === 'string' || value.length === 1 ? joined(value, ',') : `{${value.join(',')}}`;

const FORMATS: Readonly<Record<string, (value: Value) => string>> = {
  raw: (value) => joined(value, ','),
  csv: (value) => joined(value, ','),
  pipe: (value) => joined(value, '|'),
  glob,
  json: (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
  percentencode: (value) => percentEncode(typeof value === 'string' ? value : `{${value.join(',')}}`),
  singlequote: (value) => each(value, (one) => `'${one.replaceAll("'", "\\'")}'`),
  doublequote: (value) => each(value, (one) => `"${one.replaceAll('"', '\\"')}"`),
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
