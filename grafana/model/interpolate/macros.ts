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
