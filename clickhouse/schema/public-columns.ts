import { LeadstreamError } from '../../services/shared/errors.ts';
import type { StoredColumn } from './column.ts';
import { flat } from './table.ts';
import { TABLES } from './tables.ts';

type Named = StoredColumn & { name: string };

const shownName = ({ name, shown }: Named): string => shown?.name ?? name;

/** Columns of a table that analysts see, in their order. */
export function publicColumns(tableName: string): Named[] {
  const table = TABLES.find(({ name }) => name === tableName);
  if (!table) throw new LeadstreamError('SQL_FILE', `clickhouse/schema declares no table ${tableName}`);
  return flat(table.columns).filter(({ hidden }) => !hidden);
}

/** Columns from one to another, as analysts name them; `end` is the last. @throws LeadstreamError `SQL_FILE` */
function range([tableName = '', from = '', to = '']: readonly string[]): Named[] {
  const columns = publicColumns(tableName);
  const first = columns.findIndex((column) => shownName(column) === from);
  const last = to === 'end' ? columns.length - 1 : columns.findIndex((column) => shownName(column) === to);
  if (first < 0 || last < first)
    throw new LeadstreamError('SQL_FILE', `${tableName} shows no columns from ${from} to ${to}`);
  return columns.slice(first, last + 1);
}

/** Types as analysts see them: times in the business time zone, percentages as numbers that every tool can compute with. */
function shownType({ type, shown }: Named): string {
  if (shown?.type !== undefined) return shown.type;
  return type.replace("DateTime64(3, 'UTC')", "DateTime64(3, '{{timezone}}')").replace('Decimal(9, 6)', 'Float64');
}

function shownValue({ name, type, shown }: Named): string {
  if (shown?.sql !== undefined) return shown.sql;
  if (type.includes('DateTime64')) return `{{local_time(fact.${name})}}`;
  return type === 'Decimal(9, 6)' ? `toFloat64(fact.${name})` : `fact.${name}`;
}

/** `{{columns(fact_orders, order_id, campaign_id)}}`: how a view declares them. */
export const columnsMacro = (args: readonly string[]): string =>
  range(args)
    .map((column) => `${shownName(column)} ${shownType(column)} comment '${column.comment.replaceAll("'", "''")}'`)
    .join(',\n');

/** `{{values(fact_orders, order_id, campaign_id)}}`: how a view selects them from the row `fact`. */
export const valuesMacro = (args: readonly string[]): string =>
  range(args)
    .map((column) => `${shownValue(column)} as ${shownName(column)}`)
    .join(',\n');
