import { gzipSync } from 'node:zlib';
import type { Attempt } from './helpers/attempt.ts';
import { SECRET } from './helpers/testbed.ts';
import type { Targets } from './payloads/payload.ts';

const READ = 'select description from opportunities';
const COSTS = 'select cost_id from costs';
const FREED = `${COSTS} settings additional_table_filters = {}`;

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

const base = { default_format: 'TabSeparated' };
const door = (name: string, rest: Omit<Attempt, 'name'>): Attempt => ({ name: `door, ${name}`, search: base, ...rest });
const encoded = (login: string) => encodeURIComponent(login);

/** A field or a file of a multipart form. */
function form(
  parts: ReadonlyArray<readonly [name: string, value: string, file?: string]>,
): Pick<Attempt, 'headers' | 'body'> {
  const edge = 'edge';
  const body = parts
    .map(
      ([name, value, file]) =>
        `--${edge}\r\ncontent-disposition: form-data; name="${name}"${file ? `; filename="${file}"` : ''}\r\n\r\n${value}\r\n`,
    )
    .join('');
  return { headers: { 'content-type': `multipart/form-data; boundary=${edge}` }, body: `${body}--${edge}--\r\n` };
}

function settingsDoors(): Attempt[] {
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

function protocolDoors(): Attempt[] {
  return Object.entries(PROTOCOL).flatMap(([name, value]) => [
    door(`${name} in the URL`, { search: { ...base, [name]: value }, body: COSTS }),
    door(`${name} and freed`, { search: { ...base, [name]: value }, body: FREED }),
    door(`${name} by GET`, { method: 'GET', search: { ...base, query: FREED, [name]: value } }),
  ]);
}

function bodies({ database }: Targets): Attempt[] {
  const gz = gzipSync(FREED);
  const second = `create table ${database}.made_body (a UInt8) engine = Memory`;
  return [
    door('GET of a second statement', { method: 'GET', search: { query: `select 1; ${second}` } }),
    door('GET that writes', { method: 'GET', search: { query: second } }),
    door('PUT', { method: 'PUT', body: FREED }),
    door('begun in the URL, ended in the body', {
      search: { query: `${COSTS} settings` },
      body: ' additional_table_filters = {}',
    }),
    door('begun in a string of the URL', { search: { query: "select '" }, body: `'; ${second}; select '1` }),
    door('begun in a comment of the URL', { search: { query: 'select 1 --' }, body: `; ${second}` }),
    door('begun in a block comment of the URL', { search: { query: 'select 1 /*' }, body: `*/; ${second}` }),
    door('begun in a heredoc of the URL', { search: { query: 'select $a$' }, body: `$a$; ${second}` }),
    door('two queries in the URL', {
      search: new URLSearchParams([
        ['query', 'select 1'],
        ['query', FREED],
      ]),
    }),
    door('INSERT in the URL, rows in the body', { search: { query: 'insert into victim format TSV' }, body: '7\n' }),
    door('INSERT … SELECT of the body', { search: { query: 'insert into victim' }, body: 'select 7' }),
    door('gzip', { headers: { 'content-encoding': 'gzip' }, body: gz }),
    door('gzip in capitals', { headers: { 'content-encoding': 'GZIP' }, body: gz }),
    door('gzip within gzip', { headers: { 'content-encoding': 'gzip' }, body: gzipSync(gz) }),
    door('gzip that is none', { headers: { 'content-encoding': 'gzip' }, body: FREED }),
    door('several encodings', { headers: { 'content-encoding': 'gzip, identity' }, body: gz }),
    door('an unknown encoding', { headers: { 'content-encoding': 'snappy' }, body: FREED }),
    door('compress=1', { search: { compress: '1' }, body: FREED }),
    door('decompress=1 of plain text', { search: { decompress: '1' }, body: FREED }),
    door('decompress=1 of zeros', { search: { decompress: '1' }, body: Buffer.alloc(64) }),
    door('an answer in gzip', {
      headers: { 'accept-encoding': 'gzip' },
      search: { enable_http_compression: '1' },
      body: FREED,
    }),
    door('a form with a query', { ...form([['query', FREED]]) }),
    door('a form with two queries', {
      ...form([
        ['query', 'select 1'],
        ['query', FREED],
      ]),
    }),
    door('a form with an external table', {
      search: { query: 'select * from data', data_structure: 'a String', data_types: 'String' },
      ...form([['data', 'x', 'data']]),
    }),
    door("an external table of a view's name", {
      search: { query: COSTS, costs_structure: 'cost_id String' },
      ...form([['costs', 'x', 'costs']]),
    }),
    door('an external structure that computes', {
      search: { query: 'select * from data', data_structure: "a String, b String alias file('/etc/passwd')" },
      ...form([['data', 'x', 'data']]),
    }),
    door('a urlencoded form', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `query=${encoded(FREED)}`,
    }),
    door('JSON', { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: FREED }) }),
    door('UTF-16', { body: Buffer.from(`\ufeff${FREED}`, 'utf16le') }),
    door('UTF-8 that is none', { body: Buffer.from([0x73, 0xff, 0xfe, 0xc0, 0xaf, 0x3b, ...Buffer.from(second)]) }),
    door('overlong UTF-8 for a quote', {
      body: Buffer.concat([Buffer.from("select '"), Buffer.from([0xc0, 0xa7]), Buffer.from(`; ${second} -- '`)]),
    }),
    door('half a character before a quote', {
      body: Buffer.concat([Buffer.from("select '"), Buffer.from([0xe2]), Buffer.from(`'; ${second} -- '`)]),
    }),
    door('bytes of Latin-1 quotes', {
      body: Buffer.concat([
        Buffer.from('select '),
        Buffer.from([0x91]),
        Buffer.from('a'),
        Buffer.from([0x92]),
        Buffer.from(`; ${second}`),
      ]),
    }),
  ];
}

/** Who somebody says he is, in every place where a name may stand; the gateway's secret is beside it as always. */
function names(): Attempt[] {
  const basic = (user: string) => `Basic ${Buffer.from(`${user}:${SECRET}`).toString('base64')}`;
  const others = [
    'boss',
    'other',
    ' boss',
    'boss ',
    'Boss',
    'boss\u00a0',
    'boss%00',
    'b%6fss',
    'ｂoss',
    "few' or 1 or '",
    'default',
    '',
  ];
  return others
    .flatMap((login) => [
      door(`user ${JSON.stringify(login)} of Basic`, {
        headers: { authorization: basic(login), 'x-leadstream-viewer': 'few' },
        body: COSTS,
      }),
      door(`X-ClickHouse-User ${JSON.stringify(login)}`, {
        headers: { 'x-clickhouse-user': encoded(login) },
        body: COSTS,
      }),
      door(`user=${JSON.stringify(login)}`, { search: { ...base, user: login }, body: COSTS }),
      door(`role=${JSON.stringify(login)}`, { search: { ...base, role: login }, body: COSTS }),
    ])
    .concat([
      door('a viewer twice', { headers: { 'x-leadstream-viewer': ['few', 'boss'] }, body: COSTS }),
      door('a viewer of Grafana, empty', { headers: { 'x-grafana-user': '' }, body: COSTS }),
      door('a wrong password in the URL', { search: { ...base, password: 'wrong' }, body: COSTS }),
      door('another key', { headers: { 'x-clickhouse-key': 'wrong' }, body: COSTS }),
      door('another database', { search: { ...base, database: 'beside' }, body: 'select text from secrets' }),
      door('the database of the engine', {
        search: { ...base, database: 'system' },
        body: 'select name, comment from tables',
      }),
      door('X-ClickHouse-Database', {
        headers: { 'x-clickhouse-database': 'beside' },
        body: 'select text from secrets',
      }),
      door('X-ClickHouse-Database of the engine', {
        headers: { 'x-clickhouse-database': 'system' },
        body: 'select name, comment from tables',
      }),
      door('USE', { body: 'use beside' }),
    ]);
}

function parameters(): Attempt[] {
  const asked = (type: string, value: string, body: string) =>
    door(`{x:${type}} = ${value}`, { search: { ...base, param_x: value }, body });
  return [
    ...[
      'fact_costs',
      'beside.secrets',
      'system.tables',
      'costs settings additional_table_filters = {}',
      'costs; select 1',
    ].flatMap((value) => [
      asked('Identifier', value, 'select * from {x:Identifier}'),
      asked('Identifier', value, 'select * from crm.{x:Identifier}'),
      asked('String', value, 'select * from {x:String}'),
      asked('Identifier', value, 'select count() from merge({x:String}, {x:String})'),
    ]),
    asked('Identifier', 'beside', 'select * from {x:Identifier}.secrets'),
    asked('Identifier', 'system', 'select name, comment from {x:Identifier}.tables'),
    asked('Identifier', 'file', "select {x:Identifier}('/etc/passwd')"),
    asked('Identifier', 'file', "select arrayMap({x:Identifier}, ['/etc/passwd'])"),
    asked('Identifier', 'cost_id', 'select {x:Identifier} from fact_costs'),
    asked('String', '/etc/passwd', 'select file({x:String})'),
    asked('String', "a'; select 1 --", `${READ} where description = {x:String}`),
    asked(
      'String',
      "\\'; create table made_parameter (a UInt8) engine = Memory; --",
      `${READ} where description = {x:String}`,
    ),
    asked('String', "n UInt8, y String alias file(\\'/etc/passwd\\')", 'select y from values({x:String}, (1))'),
    asked('Array(String)', "['/etc/passwd']", 'select arrayMap(file, {x:Array(String)})'),
    asked(
      'Map(String, String)',
      "{'crm.fact_costs':'1'}",
      `${COSTS} settings additional_table_filters = {x:Map(String, String)}`,
    ),
    asked('UInt8', '1 settings additional_table_filters={}', `${COSTS} limit {x:UInt8}`),
    asked('Date', "2026-10-01') or file('/etc/passwd", `${READ} where created_at > {x:Date}`),
    asked('String', 'select 1', 'select * from eval({x:String})'),
  ];
}

/** A cursor as the gateway writes one, by somebody who does not know the secret. */
function forged(view: string): string {
  const body = Buffer.from(
    JSON.stringify({ version: 1, place: { report: view }, after: ["' or 1=1"], seen: 0, limit: 9 }),
  );
  return `${body.toString('base64url')}.${Buffer.alloc(16).toString('base64url')}`;
}

/** Names nearly those of what others have: an answer that helps on must name only what its viewer may see. */
function guesses(): Attempt[] {
  const names = ['foreig', 'foreigm', 'own', 'secret', 'a', '', '(none', 'boss', 'other,few', 'x'.repeat(128)];
  const asked = (view: string, field: string, rest: Readonly<Record<string, string>> = {}) =>
    names.map((name) =>
      door(`${view} of ${field} ${JSON.stringify(name)}`, {
        method: 'GET',
        path: `/v1/metrics/${view}`,
        search: { ...rest, [field]: name },
      }),
    );
  return [
    ...asked('campaign_stages', 'campaign'),
    ...asked('lead_routing_flow', 'report'),
    ...asked('lead_routing_flow', 'salesperson', { report: 'lr' }),
    ...['sources', 'categories'].flatMap((field) => asked('overview_totals', field)),
    ...['owners', 'teams', 'campaigns', 'stages'].flatMap((field) => asked('pipeline_board', field)),
    door('the index of reports', { method: 'GET', path: '/v1/metrics', search: {} }),
    door('the description of the API', { method: 'GET', path: '/openapi.json', search: {} }),
  ];
}

/** Reports over HTTP: values of their parameters are bound, and nothing else is taken. */
function reports(): Attempt[] {
  const values = [
    "'",
    "') or 1=1 --",
    'x\\',
    '{campaign:String}',
    "foreign' settings additional_table_filters={} --",
    'foreign',
    '*',
    '%',
    '\0',
    '$a$',
    '(select 1)',
  ];
  const views = [
    'campaign_opportunities',
    'pipeline_opportunities',
    'overview_totals',
    'lead_routing_contacts',
    'category_cost',
  ];
  return views
    .flatMap((view) => [
      ...values.map((value) =>
        door(`${view} of ${JSON.stringify(value)}`, {
          method: 'GET',
          path: `/v1/metrics/${view}`,
          search: { campaign: value },
        }),
      ),
      ...values.map((value) =>
        door(`${view} from ${JSON.stringify(value)}`, {
          method: 'GET',
          path: `/v1/metrics/${view}`,
          search: { from: value },
        }),
      ),
      ...['csv', 'json', 'xlsx'].map((format) =>
        door(`${view} as ${format}`, {
          method: 'GET',
          path: `/v1/metrics/${view}`,
          search: { ...(view.startsWith('pipeline') ? {} : { from: '2026-10-01', to: '2026-11-01' }), format },
        }),
      ),
      ...[...values, 'revenue,(select 1)', '-opportunity_id', 'opportunity_id desc'].map((value) =>
        door(`${view} sorted by ${JSON.stringify(value)}`, {
          method: 'GET',
          path: `/v1/metrics/${view}`,
          search: { sort: value, limit: '2' },
        }),
      ),
      ...[...values, forged(view)].map((value) =>
        door(`${view} after ${JSON.stringify(value)}`, {
          method: 'GET',
          path: `/v1/metrics/${view}`,
          search: { cursor: value, limit: '1' },
        }),
      ),
      door(`${view} with settings`, {
        method: 'GET',
        path: `/v1/metrics/${view}`,
        search: { additional_table_filters: '{}', readonly: '0' },
      }),
    ])
    .concat(guesses())
    .concat(
      [
        'fact_costs',
        'costs',
        'viewers',
        '..%2f..%2fetc%2fpasswd',
        'campaign_opportunities;select 1',
        'system.tables',
        '__proto__',
        'constructor',
      ].map((view) => door(`the report ${view}`, { method: 'GET', path: `/v1/metrics/${view}`, search: {} })),
    );
}

/** Requests, not statements: every way in beside the body of a POST. */
export const doors = (targets: Targets): Attempt[] => [
  ...settingsDoors(),
  ...protocolDoors(),
  ...bodies(targets),
  ...names(),
  ...parameters(),
  ...reports(),
];
