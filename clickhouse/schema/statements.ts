import { literal } from '../quote.ts';
import type { StoredColumn } from './column.ts';
import { type Feed, flat, type Table } from './table.ts';

const quoted = (name: string) => (name.includes('.') ? `\`${name}\`` : name);

type Named = StoredColumn & { name: string };

/** A column as `create table` and `add column` say it. */
export function columnSql({ name, type, comment, codec, ...column }: Named): string {
  const parts = [
    quoted(name),
    type,
    column.default === undefined ? '' : `default ${column.default}`,
    column.materialized === undefined ? '' : `materialized ${column.materialized}`,
    `comment ${literal(comment)}`,
    codec === undefined ? '' : `codec(${codec})`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** 0.1 %: one granule in a thousand is read in vain. */
const indexSql = (column: string) => `index by_${column} ${column} type bloom_filter(0.001) granularity 1`;

/** The statement that creates a table, with the placeholders of SQL files. */
export function createTable(table: Table): string {
  const lines = [...flat(table.columns).map(columnSql), ...(table.indexed ?? []).map(indexSql)];
  const settings = Object.entries(table.settings).map(([name, value]) => `${name} = ${value}`);
  return [
    `create table if not exists ${table.name}\n(\n    ${lines.join(',\n    ')}\n)`,
    `engine = {{${table.engine} sharded by ${table.shardKey}}}`,
    ...(table.partitionBy === undefined ? [] : [`partition by ${table.partitionBy}`]),
    `order by ${table.orderBy.length > 1 ? `(${table.orderBy.join(', ')})` : table.orderBy.join('')}`,
    ...(table.ttl === undefined ? [] : [`ttl ${table.ttl}`]),
    ...(settings.length === 0 ? [] : [`settings ${settings.join(', ')}`]),
    `comment ${literal(table.comment)}`,
  ].join('\n');
}

/** The query of a table's materialized view; of `last versions`, over all that is stored. */
export function feedSelect(table: Table, feed: Feed, of: 'inserted rows' | 'last versions'): string {
  const columns = flat(table.columns).flatMap(({ name, select }) =>
    select === undefined ? [] : `${select} as ${quoted(name)}`,
  );
  return [
    ...(feed.with === undefined ? [] : [`with ${feed.with}`]),
    `select\n    ${columns.join(',\n    ')}`,
    `from ${feed.from} as fact${of === 'last versions' ? ' final' : ''}`,
    ...(feed.arrayJoin === undefined ? [] : [`array join ${feed.arrayJoin}`]),
    ...(feed.groupBy === undefined ? [] : [`group by ${feed.groupBy}`]),
  ].join('\n');
}

/**
 * Statements that leave the table's materialized view as it is declared, whether or not there was one: rows that are inserted meanwhile go through
 * the one query or the other, and none is missed.
 */
export function feedStatements(table: Table): string[] {
  const { feed } = table;
  if (!feed) return [];
  const select = feedSelect(table, feed, 'inserted rows');
  return [
    `create materialized view if not exists ${feed.view} to ${table.name}\nas\n${select}\ncomment 'Fills ${table.name} as rows are inserted'`,
    `alter table ${feed.view} modify query\n${select}`,
  ];
}
