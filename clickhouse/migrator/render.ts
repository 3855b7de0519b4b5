import { LeadstreamError } from '../../services/shared/errors.ts';
import { escaped, literal, onCluster } from '../quote.ts';

/** What the placeholders of the SQL files stand for in one installation. */
export interface RenderOptions {
  /** Business time zone, IANA name. */
  timezone: string;
  /** Base currency, ISO 4217. */
  baseCurrency: string;
  /** Days before the expected closing day on which an opportunity's clock turns yellow. */
  closingSoonDays: number;
  /** Name of the ClickHouse cluster; empty for a single server. */
  cluster: string;
  /** User as whom views read; empty: as the user who asks. */
  viewsUser: string;
}

export const DEFAULTS: RenderOptions = {
  timezone: 'UTC',
  baseCurrency: 'USD',
  closingSoonDays: 3,
  cluster: '',
  viewsUser: '',
};

/** Settings of an installation, and defaults for those that are left out. */
export const renderOptions = (given: Partial<RenderOptions>): RenderOptions => ({
  timezone: given.timezone ?? DEFAULTS.timezone,
  baseCurrency: given.baseCurrency ?? DEFAULTS.baseCurrency,
  closingSoonDays: given.closingSoonDays ?? DEFAULTS.closingSoonDays,
  cluster: given.cluster ?? DEFAULTS.cluster,
  viewsUser: given.viewsUser ?? DEFAULTS.viewsUser,
});

const PLACEHOLDER = /\{\{([A-Za-z_]+)(?:\(([a-z_]*)\))?(?: sharded by [a-z_]+)?\}\}/g;
/** Of the engine of a table: all versions of a row must meet on one shard, or FINAL would not replace the older ones. */
const SHARD_KEY = /\{\{\w+(?:\(\w*\))? sharded by ([a-z_]+)\}\}/;
const CREATE_TABLE = /create table if not exists (\w+)/i;
const CREATE_MATERIALIZED_VIEW = /create materialized view if not exists (\w+) to (\w+)/i;
const MODIFY_QUERY = /alter table (\w+) modify query/i;
const CREATE_VIEW = /create or replace view (\w+)/i;
const ALTER_TABLE = /alter table (\w+)/i;
const DROP_VIEW = /drop view if exists (\w+)/i;
const DROP_TABLE = /drop table if exists (\w+)/i;
/** Where the columns of a view end: a separate line in every file. */
const COLUMNS_END = /^\)$/m;
/** What only the tables that hold rows have: indexes, and columns to be stored. */
const ALTER_STORED = /^\s*(?:(?:add|materialize) index|materialize column) /im;

function engine(name: string, argument: string | undefined, cluster: string): string {
  const own = argument ? [argument] : [];
  if (cluster === '') return `${name}(${own.join(', ')})`;
  const path = "'/clickhouse/tables/{shard}/{database}/{table}', '{replica}'";
  return `Replicated${name}(${[path, ...own].join(', ')})`;
}

function fill(text: string, options: RenderOptions): string {
  return text.replace(PLACEHOLDER, (_all, name: string, argument: string | undefined) => {
    switch (name) {
      case 'timezone':
        return escaped(options.timezone);
      case 'base_currency':
        return escaped(options.baseCurrency);
      case 'closing_soon_days':
        return String(options.closingSoonDays);
      case 'MergeTree':
      case 'ReplacingMergeTree':
      case 'AggregatingMergeTree':
        return engine(name, argument, options.cluster);
      default:
        throw new LeadstreamError('SQL_FILE', `unknown placeholder {{${name}}}`);
    }
  });
}

function distributedOver(table: string, key: string | undefined, cluster: string): string {
  if (key === undefined)
    throw new LeadstreamError('SQL_FILE', `table ${table} has no shard key: {{ReplacingMergeTree sharded by …}}`);
  return (
    `create table if not exists ${table} ${onCluster(cluster).trim()} as ${table}_local\n` +
    `engine = Distributed(${literal(cluster)}, currentDatabase(), '${table}_local', cityHash64(${key}))`
  );
}

/** A view that reads as a separate user: those who may read the view need no right to the tables behind it. */
function asViewsUser(sql: string, user: string): string {
  if (user === '' || !CREATE_VIEW.test(sql)) return sql;
  return sql.replace(COLUMNS_END, `)\ndefiner = ${user} sql security definer`);
}

const readingLocally = (sql: string): string => sql.replace(/^from (\w+)/im, 'from $1_local');

/** Statements of a migration: each ends with a semicolon at the end of a line. */
export const statementsOf = (text: string): string[] =>
  text.split(/;\s*$/m).filter((statement) => statement.replaceAll(/--.*$/gm, '').trim() !== '');

/**
 * What one statement is for one installation. On a single server that is the statement with its placeholders filled in. On a
 * cluster a table becomes a replicated `<table>_local` and a Distributed `<table>` over it, so that everything else keeps using the plain name.
 * @throws LeadstreamError `SQL_FILE` for an unknown placeholder or a table without shard key
 */
export function renderSql(text: string, options: RenderOptions): string[] {
  const sql = asViewsUser(fill(text, options).trim(), options.viewsUser);
  if (options.cluster === '') return [sql];
  const on = onCluster(options.cluster).trim();

  const table = CREATE_TABLE.exec(sql)?.[1];
  if (table !== undefined) {
    const local = sql.replace(CREATE_TABLE, `create table if not exists ${table}_local ${on}`);
    return [local, distributedOver(table, SHARD_KEY.exec(text)?.[1], options.cluster)];
  }
  // Each shard fills what it keeps by the rows that it gets.
  if (CREATE_MATERIALIZED_VIEW.test(sql))
    return [
      readingLocally(
        sql.replace(CREATE_MATERIALIZED_VIEW, `create materialized view if not exists $1 ${on} to $2_local`),
      ),
    ];
  if (MODIFY_QUERY.test(sql)) return [readingLocally(sql.replace(MODIFY_QUERY, `alter table $1 ${on} modify query`))];
  if (DROP_VIEW.test(sql)) return [sql.replace(DROP_VIEW, `drop view if exists $1 ${on}`)];
  const dropped = DROP_TABLE.exec(sql)?.[1];
  if (dropped !== undefined)
    return [dropped, `${dropped}_local`].map((name) => sql.replace(DROP_TABLE, `drop table if exists ${name} ${on}`));
  if (CREATE_VIEW.test(sql)) return [sql.replace(CREATE_VIEW, `create or replace view $1 ${on}`)];
  const altered = ALTER_TABLE.exec(sql)?.[1];
  if (altered !== undefined) {
    if (ALTER_STORED.test(sql)) return [sql.replace(ALTER_TABLE, `alter table ${altered}_local ${on}`)];
    return [
      sql.replace(ALTER_TABLE, `alter table ${altered}_local ${on}`),
      sql.replace(ALTER_TABLE, `alter table ${altered} ${on}`),
    ];
  }
  return [sql];
}
