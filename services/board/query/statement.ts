import {
  expandMacros,
  interpolate,
  type TimeRange,
  type VariableValue,
} from '../../../grafana/model/interpolate/index.ts';

/**
 * A statement with time range and variables put in. Macros go first and variables in one pass, so what a value contains is not looked
 * into again. Backslashes of values are escaped beyond what Grafana does: ClickHouse reads them, and a value that ends in one would
 * swallow the quote behind it.
 */
export function statementOf(sql: string, range: TimeRange, variables: ReadonlyMap<string, VariableValue>): string {
  return interpolate(expandMacros(sql, range), variables, { escapeBackslash: true });
}
