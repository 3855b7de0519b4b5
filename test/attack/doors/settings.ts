import type { Attempt } from '../helpers/attempt.ts';
import { base, COSTS, door, FREED, form } from './door.ts';

/** Settings that would free rows, open the engine, or write, were they handed on. */
const SETTINGS: Readonly<Record<string, string>> = {
  additional_table_filters: '{}',
  additional_result_filter: '1',
  query_cache_tag: 'x',
  log_comment: 'boss',
  readonly: '0',
  final: '0',
  apply_row_policy_after_final: '0',
  apply_prewhere_after_final: '0',
  optimize_move_to_prewhere_if_final: '1',
  do_not_merge_across_partitions_select_final: '1',
  enable_analyzer: '0',
  use_query_cache: '1',
  profile: 'default',
  compatibility: '20.1',
  allow_ddl: '1',
  allow_introspection_functions: '1',
  allow_experimental_eval_table_function: '1',
  implicit_table_at_top_level: 'fact_costs',
  dialect: 'prql',
  param_additional_table_filters: '{}',
  http_max_multipart_form_data_size: '0',
  SQL_leadstream_scope: 'boss',
  format_schema: '/etc/passwd',
  limit: '1000',
  offset: '0',
};

/** Parameters of the protocol. */
const PROTOCOL: Readonly<Record<string, string>> = {
  user: 'default',
  role: 'admin',
  quota_key: 'x',
  session_id: 'gateway',
  session_check: '0',
  session_timeout: '3600',
  default_format: 'JSON',
  wait_end_of_query: '1',
  client_protocol_version: '54465',
  stacktrace: '1',
  query_id: 'gateway-1',
  buffer_size: '1',
  framing: 'x',
  close_session: '1',
  replace_running_query: '1',
  cancel_http_readonly_queries_on_client_close: '0',
  enable_http_compression: '1',
};

export function settings(): Attempt[] {
  return Object.entries(SETTINGS).flatMap(([name, value]) => [
    door(`${name} in the URL`, { search: { ...base, [name]: value }, body: COSTS }),
    door(`${name} in the URL, other words`, {
      search: { ...base, [name.toUpperCase()]: value, [` ${name}`]: value, [`${name}[]`]: value },
      body: COSTS,
    }),
    door(`${name} by GET`, { method: 'GET', search: { ...base, query: COSTS, [name]: value } }),
    door(`${name} as a header`, {
      headers: { [name.replaceAll('_', '-')]: value, [`x-clickhouse-setting-${name}`]: value },
      body: COSTS,
    }),
    door(`${name} as a field of a form`, {
      ...form([
        ['query', COSTS],
        [name, value],
      ]),
    }),
    door(`${name} in the statement`, { body: `${COSTS} settings ${name} = '${value}'` }),
    door(`${name} in a sub-query`, { body: `select * from (${COSTS} settings ${name} = '${value}')` }),
    door(`${name} by SET`, { body: `set ${name} = '${value}'` }),
    door(`${name} as a parameter`, {
      search: { ...base, [`param_${name}`]: value },
      body: `${COSTS} settings ${name} = {${name}:String}`,
    }),
  ]);
}

export function protocol(): Attempt[] {
  return Object.entries(PROTOCOL).flatMap(([name, value]) => [
    door(`${name} in the URL`, { search: { ...base, [name]: value }, body: COSTS }),
    door(`${name} and freed`, { search: { ...base, [name]: value }, body: FREED }),
    door(`${name} by GET`, { method: 'GET', search: { ...base, query: FREED, [name]: value } }),
  ]);
}
