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
  /** User as whom views read; empty: as whoever asks. */
  viewsUser: string;
}

/**
 * Column that decides a row's shard. All versions of a row must meet on one shard, or FINAL would not replace the older
 * ones; within that, a contact's rows stay together where the key allows it.
 */
export const SHARD_KEYS: Record<string, string> = {
  fact_events: 'key',
  fact_contacts: 'contact_id',
  fact_opportunities: 'opportunity_id',
  fact_orders: 'order_id',
  fact_tasks: 'task_id',
  fact_costs: 'cost_id',
  fact_duplicates: 'offset',
  fact_dead_letters: 'offset',
  fact_directory: 'entity_id',
  fact_lead_contacts: 'contact_id',
  fact_lead_generations: 'report_id',
  opportunities_by_month: 'opportunity_id',
  milestones_by_month: 'opportunity_id',
  orders_by_month: 'order_id',
  fact_access: 'login',
  agg_arrivals: 'minute',
  agg_lag: 'minute',
  access_tokens: 'id',
  schema_migrations: 'name',
};

const PLACEHOLDER = /\{\{([A-Za-z_]+)(?:\(([a-z_]*)\))?\}\}/g;
const CREATE_TABLE = /create table if not exists (\w+)/i;
const CREATE_MATERIALIZED_VIEW = /create materialized view if not exists (\w+) to (\w+)/i;
const CREATE_VIEW = /create or replace view (\w+)/i;
const ALTER_TABLE = /alter table (\w+)/i;
const DROP_VIEW = /drop view if exists (\w+)/i;
const DROP_TABLE = /drop table if exists (\w+)/i;
/** Where the columns of a view end: a line of its own in every file. */
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

function distributedOver(table: string, cluster: string): string {
  const key = SHARD_KEYS[table];
  if (key === undefined)
    throw new LeadstreamError('SQL_FILE', `table ${table} has no shard key in clickhouse/migrator/render.ts`);
  return (
    `create table if not exists ${table} ${onCluster(cluster).trim()} as ${table}_local\n` +
    `engine = Distributed(${literal(cluster)}, currentDatabase(), '${table}_local', cityHash64(${key}))`
  );
}

/** A view that reads as a user of its own: whoever may read the view needs no right to the tables behind it. */
function asViewsUser(sql: string, user: string): string {
  if (user === '' || !CREATE_VIEW.test(sql)) return sql;
  return sql.replace(COLUMNS_END, `)\ndefiner = ${user} sql security definer`);
}

/**
 * Statements of one file for one installation. On a single server that is the file with its placeholders filled in. On a
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
    return [local, distributedOver(table, options.cluster)];
  }
  const view = CREATE_MATERIALIZED_VIEW.exec(sql);
  if (view) {
    // Fed on each shard by the rows that land there, into the state kept there.
    const source = /^from (\w+)/im.exec(sql)?.[1] ?? '';
    const local = sql
      .replace(CREATE_MATERIALIZED_VIEW, `create materialized view if not exists ${view[1]} ${on} to ${view[2]}_local`)
      .replaceAll(new RegExp(`\\b${source}\\b`, 'g'), `${source}_local`);
    return [local];
  }
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
