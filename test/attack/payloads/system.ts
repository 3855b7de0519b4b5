import { SQL } from '../helpers/marks.ts';
import { ofExpression, ofQuery, type Payload, type Targets } from './payload.ts';

/** Tables of the engine whose texts name others' tables, rows, queries. */
const TELLING: Readonly<Record<string, string>> = {
  databases: 'name',
  tables: 'concat(database, name, create_table_query, as_select, comment)',
  columns: 'concat(database, table, name, comment)',
  parts: 'concat(database, table, name, path)',
  parts_columns: 'concat(database, table, column)',
  detached_parts: 'concat(database, table)',
  processes: 'query',
  query_cache: 'query',
  data_skipping_indices: 'concat(database, table, name)',
  projections: 'concat(database, table, name)',
  constraints: 'concat(database, table, name)',
  completions: 'word',
  detached_tables: 'table',
  dictionaries: 'name',
  view_refreshes: 'view',
  mutations: 'concat(database, table, command)',
  merges: 'table',
  replicas: 'table',
  query_condition_cache: 'condition',
  errors: 'last_error_message',
};

/** Tables of the engine of which a viewer should read no row, whatever is in them. */
const CLOSED =
  `users roles grants role_grants row_policies quotas quota_usage settings_profiles settings_profile_elements user_directories
  user_processes current_roles enabled_roles server_settings merge_tree_settings settings_changes disks storage_policies named_collections
  clusters macros metrics events asynchronous_loader backups certificates stack_trace rocksdb kafka_consumers moves part_moves_between_shards
  schema_inference_cache filesystem_cache remote_data_paths resources workloads scheduler user_defined_functions  warnings
  jemalloc_stats privileges symbols dns_cache background_schedule_pool`.split(/\s+/);

const SCHEMA = {
  tables: 'table_name',
  columns: 'table_name',
  views: 'table_name',
  schemata: 'schema_name',
  statistics: 'table_name',
};

/** What the engine tells about itself, others' queries, tables and rights. */
export function systemPayloads({ database, beside }: Targets): Payload[] {
  const read = (name: string, query: string) => ofQuery('system', name, query);
  const any = (from: string) => `select ${SQL.leak} as x from ${from} limit 1`;
  return [
    ...Object.entries(TELLING).map(([table, text]) =>
      read(`system.${table}`, `select ${text} as x from system.${table}`),
    ),
    ...CLOSED.map((table) => read(`system.${table}`, any(`system.${table}`))),
    ...Object.entries(SCHEMA).map(([table, text]) =>
      read(`information_schema.${table}`, `select ${text} as x from information_schema.${table}`),
    ),
    ...Object.entries(SCHEMA).map(([table, text]) =>
      read(`INFORMATION_SCHEMA.${table}`, `select ${text} as x from INFORMATION_SCHEMA.${table.toUpperCase()}`),
    ),
    read('system.tables by merge', "select concat(name, create_table_query) as x from merge('system', '^tables$')"),
    read(
      'system.tables of another database',
      `select concat(name, comment) as x from system.tables where database = '${beside}'`,
    ),
    read(
      'rows of tables',
      `select if(sum(total_rows) > 0, ${SQL.leak}, '') as x from system.tables where name like 'fact\\\\_%'`,
    ),
    read(
      'bytes of columns',
      `select if(sum(data_compressed_bytes) > 0, ${SQL.leak}, '') as x from system.columns where database = '${database}'`,
    ),
    read(
      'system.tables freed',
      'select concat(name, comment) as x from system.tables settings additional_table_filters = {}',
    ),
    read('"system"."tables"', 'select concat(name, comment) as x from "system"."tables"'),
    read('SYSTEM in capitals', 'select concat(name, comment) as x from `system`.`tables` as "t"'),
    read('system by IN', `select ${SQL.leak} as x where 'fact_costs' in (select name from system.tables)`),
    read('system.users by IN of a name', `select ${SQL.leak} as x where 'default' in (select name from system.users)`),
    read('system by loop', "select concat(name, comment) as x from (select * from loop('system', 'tables') limit 500)"),
    read('system by view', 'select x from view(select concat(name, comment) as x from system.tables)'),
    read(
      'system by viewExplain',
      "select toString(tuple(*)) as x from viewExplain('EXPLAIN', 'actions = 1', (select (select groupArray(comment) from system.tables)))",
    ),
    ofExpression(
      'state',
      'hasColumnInTable',
      `if(hasColumnInTable('${database}', 'fact_costs', 'cost_id'), ${SQL.leak}, '')`,
    ),
    ofExpression(
      'state',
      'the column of a database beside',
      `if(hasColumnInTable('${beside}', 'secrets', 'text'), ${SQL.leak}, '')`,
    ),
  ];
}

/** Settings, secrets, identity, time: what the engine's functions tell of its state. A mark is shown where a value is found that is not the viewer's. */
export function statePayloads(): Payload[] {
  const told = (name: string, expression: string, when = `toString(${expression}) != ''`) =>
    ofExpression('state', name, `if(${when}, ${SQL.leak}, '')`);
  const settings = ['additional_table_filters', 'log_comment', 'SQL_leadstream_scope'];
  return [
    ...settings.flatMap((name) =>
      ['getSetting', 'getSettingOrDefault'].map((call) =>
        told(`${call} of ${name}`, `${call}('${name}'${call === 'getSetting' ? '' : ", ''"})`),
      ),
    ),
    told('getSetting in capitals', "getSetting('log_comment')"),
    told('getServerSetting', "getServerSetting('max_server_memory_usage')"),
    told('getMergeTreeSetting', "getMergeTreeSetting('index_granularity')"),
    told('getMacro', "getMacro('shard')"),
    told('filesystemAvailable', 'filesystemAvailable()'),
    told('filesystemCapacity', 'filesystemCapacity()'),
    told('serverUUID', 'serverUUID()'),
    told('getServerPort', "getServerPort('tcp_port')"),
    told('showCertificate', 'showCertificate()'),
    told('currentProfiles', 'currentProfiles()', 'notEmpty(currentProfiles())'),
    told('addressToSymbol', 'addressToSymbol(1)', "1 or addressToSymbol(1) = ''"),
    told(
      'system.settings',
      "(select value from system.settings where name = 'additional_table_filters' and value not in ('', '{}'))",
    ),
    told('settings by name in a lambda', "arrayMap(getSetting, ['log_comment'])[1]"),
    told('dictGet', "dictGet('x', 'y', 1)"),
    told('dictionaries by name in a lambda', "arrayMap(dictGetString, ['x'], ['y'], [1])[1]"),
    told('AI', "aiGenerate('x')"),
    told('sleep', 'sleep(0.01)', 'sleep(0.01) = 0'),
  ];
}
