import { ofQuery, type Payload, type Targets } from './payload.ts';

/** Base tables, each with a column that tells whose row it is. */
const BASE = {
  fact_opportunities: 'description',
  opportunities_by_month: 'description',
  fact_orders: 'description',
  orders_by_month: 'order_id',
  fact_contacts: 'name',
  fact_events: 'data',
  fact_directory: 'data',
  fact_tasks: 'title',
  fact_costs: 'cost_id',
  fact_lead_contacts: 'run',
  fact_lead_generations: 'run',
  fact_dead_letters: 'message',
  fact_duplicates: 'topic',
  agg_arrivals: 'source',
} as const;

const VIEWS = {
  opportunities: 'description',
  contacts: 'email',
  events: 'data',
  costs: 'cost_id',
  viewers: 'login',
  campaigns: 'name',
} as const;

/** SETTINGS clauses that take a wall down where it rests on settings, or make the engine read tables in another way. */
export const OVERRIDES = [
  'additional_table_filters = {}',
  "additional_table_filters = '{}'",
  'additional_table_filters = {}, readonly = 0',
  'additional_table_filters = {}, final = 1',
  "log_comment = ''",
  "log_comment = 'boss'",
  "log_comment = '', additional_table_filters = {}",
  "profile = 'default'",
  "compatibility = '20.1'",
  'enable_analyzer = 0',
  'enable_analyzer = 0, additional_table_filters = {}',
  'allow_experimental_analyzer = 0, additional_table_filters = {}',
  'apply_row_policy_after_final = 0',
  'apply_row_policy_after_final = 0, optimize_move_to_prewhere_if_final = 1',
  'apply_prewhere_after_final = 0, apply_row_policy_after_final = 0',
  'do_not_merge_across_partitions_select_final = 1, apply_row_policy_after_final = 0',
  "additional_result_filter = '1', additional_table_filters = {}",
  'use_query_cache = 1, query_cache_share_between_users = 1, additional_table_filters = {}',
  'use_query_condition_cache = 1, additional_table_filters = {}',
  'max_parallel_replicas = 2, allow_experimental_parallel_reading_from_replicas = 1, additional_table_filters = {}',
  'query_plan_enable_optimizations = 0, additional_table_filters = {}',
  'optimize_use_projections = 0, additional_table_filters = {}',
  'parallel_view_processing = 1, additional_table_filters = {}, http_max_multipart_form_data_size = 1',
  'prefer_localhost_replica = 0, additional_table_filters = {}',
  'param_x = 1, additional_table_filters = {}',
  "SQL_leadstream_scope = 'boss', additional_table_filters = {}",
  'additional_table_filters = default',
  'readonly = 2, additional_table_filters = {}',
] as const;

const OFF = `settings ${OVERRIDES[0]}`;
const entries = (columns: Readonly<Record<string, string>>) => Object.entries(columns);

/** Table expressions that read a table by another way than its name. */
const ways = (table: string, { database }: Targets): Array<[name: string, from: string]> => [
  ['qualified', `${database}.${table}`],
  ['quoted', `\`${database}\`."${table}"`],
  ['merge', `merge('${database}', '^${table}$')`],
  ['merge of all databases', `merge(REGEXP('.*'), '^${table}$')`],
  ['merge here', `merge('^${table}$')`],
  ['view', `view(select * from ${table} ${OFF})`],
  ['viewIfPermitted', `viewIfPermitted(select * from ${table} ${OFF} else null('a UInt8'))`],
  ['loop', `(select * from loop(${table}) limit 20)`],
  ['loop of a database', `(select * from loop('${database}', '${table}') limit 20)`],
  ['remote', `remote('127.0.0.1', '${database}', '${table}')`],
  ['remote of a view', `remote('127.0.0.1', view(select * from ${table} ${OFF}))`],
  ['cluster', `cluster('default', '${database}', '${table}')`],
  ['clusterAllReplicas', `clusterAllReplicas('default', ${database}.${table})`],
  ['sample', `${table} sample 1`],
  ['final', `${table} final`],
  ["another's filter by alias", `${table} as "${database}.fact_directory"`],
  ['its own alias', `${table} as ${table}_mine`],
  ['IDENTIFIER of a literal', `identifier('${table}')`],
];

/** Rows of others. */
export function rowPayloads(targets: Targets): Payload[] {
  const { database, beside } = targets;
  const read = (name: string, query: string) => ofQuery('rows', name, query);
  return [
    ...entries(BASE).map(([table, column]) => read(table, `select toString(${column}) as x from ${table}`)),
    ...entries(BASE).map(([table, column]) =>
      read(`${table} freed`, `select toString(${column}) as x from ${table} ${OFF}`),
    ),
    ...entries(VIEWS).map(([view, column]) =>
      read(`${view} freed`, `select toString(${column}) as x from ${view} ${OFF}`),
    ),
    ...OVERRIDES.map((settings) =>
      read(`opportunities, ${settings}`, `select description as x from opportunities settings ${settings}`),
    ),
    ...OVERRIDES.map((settings) =>
      read(`within, ${settings}`, `select x from (select cost_id as x from costs settings ${settings})`),
    ),
    ...ways('fact_costs', targets).map(([name, from]) => read(`costs by ${name}`, `select cost_id as x from ${from}`)),
    ...ways('fact_costs', targets).map(([name, from]) =>
      read(`costs by ${name}, freed`, `select cost_id as x from ${from} ${OFF}`),
    ),
    ...ways('opportunities', targets).map(([name, from]) =>
      read(`opportunities by ${name}`, `select description as x from ${from} ${OFF}`),
    ),
    read('a database beside', `select text as x from ${beside}.secrets`),
    read('a database beside, merged', `select text as x from merge('${beside}', '.*')`),
    read('every table', `select toString(tuple(*)) as x from merge('${database}', '^fact_') ${OFF}`),
    read('a materialized view', 'select source as x from mv_arrivals'),
    read('an inner table', `select toString(source) as x from ${database}.agg_arrivals`),
    read(
      'a report freed',
      `select description as x from campaign_opportunities(campaign='', from='2026-10-01', to='2026-11-01') ${OFF}`,
    ),
    read('the pipeline freed', `select description as x from pipeline_opportunities ${OFF}`),
    read('viewers by login', 'select login as x from viewers'),
    read('joinGet', "select joinGet('fact_costs', 'cost_id', 'x') as x"),
    read(
      'a set',
      `select concat('zqLE', 'AKzq') as x where ('other', 1) in (select salesperson_id, 1 from opportunities ${OFF})`,
    ),
    read(
      'a name of IN',
      "select concat('zqLE', 'AKzq') as x where 'other' in (select opportunity_id from fact_opportunities)",
    ),
    read('a blind count', `select if(count() > 3, concat('zqLE', 'AKzq'), '') as x from fact_opportunities`),
    read('an estimate', 'select toString(tuple(*)) as x from (explain estimate select * from fact_costs)'),
    read('dictionary', "select toString(tuple(*)) as x from dictionary('fact_costs')"),
    ...['mergeTreeIndex', 'mergeTreeProjection', 'mergeTreeAnalyzeIndexes', 'mergeTreeTextIndex'].map((way) =>
      read(
        way,
        `select toString(tuple(*)) as x from ${way}('${database}', 'fact_costs'${way.endsWith('x') ? '' : ", ''"})`,
      ),
    ),
    read(
      'mergeTreeIndex with keys',
      `select toString(cost_id) as x from mergeTreeIndex('${database}', 'fact_costs', with_marks = 1)`,
    ),
    read(
      'mergeTreeIndex of minima',
      `select toString(tuple(*)) as x from mergeTreeIndex('${database}', 'fact_events', with_minmax = 1)`,
    ),
    read(
      'a statement as text',
      `select x from eval('select cost_id as x from fact_costs ${OFF}') settings allow_experimental_eval_table_function = 1`,
    ),
    read('prometheus', `select toString(tuple(*)) as x from prometheusQuery('${database}', 'fact_costs', 'x', 1)`),
    read('time series', `select toString(tuple(*)) as x from timeSeriesData('${database}', 'fact_costs')`),
  ];
}

/** Old versions of rows, which were the viewer's or are his by now. */
export function oldRowPayloads({ database }: Targets): Payload[] {
  const read = (name: string, query: string) => ofQuery('old rows', name, query);
  const tables = ['fact_opportunities', 'opportunities_by_month'];
  return tables
    .flatMap((table) => [
      read(`${table}, plain`, `select description as x from ${table} where salesperson_id = 'few'`),
      read(`${table}, by another condition`, `select description as x from ${table} where opportunity_id = 'came'`),
      read(`${table}, final`, `select description as x from ${table} final where salesperson_id = 'few'`),
      read(`${table}, prewhere`, `select description as x from ${table} final prewhere salesperson_id = 'few'`),
      read(
        `${table}, policy before final`,
        `select description as x from ${table} final settings apply_row_policy_after_final = 0`,
      ),
      read(`${table}, sample`, `select description as x from ${table} sample 1 offset 0`),
      read(`${table}, by part`, `select description as x from ${table} where _part != ''`),
      read(
        `${table}, merge`,
        `select description as x from merge('${database}', '^${table}$') where salesperson_id = 'few'`,
      ),
      read(
        `${table}, analyzer off`,
        `select description as x from ${table} prewhere salesperson_id = 'few' settings enable_analyzer = 0`,
      ),
    ])
    .concat(
      ['opportunities', 'opportunity_facts', 'pipeline_opportunities'].flatMap((view) => [
        read(
          `${view}, policy before final`,
          `select description as x from ${view} settings apply_row_policy_after_final = 0`,
        ),
        read(
          `${view}, everything moved to PREWHERE`,
          `select description as x from ${view} where salesperson_id = 'few' settings apply_row_policy_after_final = 0, optimize_move_to_prewhere_if_final = 1, apply_prewhere_after_final = 0`,
        ),
      ]),
    );
}
