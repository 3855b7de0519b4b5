import { VIEWS_USER } from '../../services/shared/config/clickhouse-env.ts';
import { literal } from '../quote.ts';
import { either, NOTHING } from './conditions.ts';
import { SYSTEM_TABLES, TABLE_FUNCTIONS } from './engine-names.ts';
import { rowRules } from './rules.ts';
import { SCOPE_SETTING, scopeTerms, withScope } from './scope.ts';

export interface EmbeddedUsersOptions {
  database: string;
  /** Signs access scopes, 32 bytes in hexadecimal; undefined: no row is held back here. */
  scopeKey: string | undefined;
  /** What the server sets on each connection that is not a viewer's; hexadecimal. */
  operatorToken: string;
  /** Conditions under which a viewer sees rows of system tables, by table; of all others he sees none. */
  metadata: ReadonlyMap<string, string>;
  /** What no viewer sees in the database: materialized views, the log of migrations, what somebody put beside ours. */
  internal: readonly string[];
  /** Databases beside ours. */
  otherDatabases: readonly string[];
}

/** All but sources (files, URLs, other servers), users and policies. */
const OPERATOR_GRANTS =
  'GRANT SHOW, SELECT, INSERT, ALTER, CREATE, DROP, TRUNCATE, OPTIMIZE, CHECK, KILL QUERY, SYSTEM, SET DEFINER ON *.*';

/** Settings on which the rules rest: a condition holds on the latest version of a row, whatever a statement says. */
const FIXED: ReadonlyArray<readonly [setting: string, value: number]> = [
  ['apply_row_policy_after_final', 1],
  ['apply_prewhere_after_final', 0],
  ['optimize_move_to_prewhere_if_final', 0],
  ['do_not_merge_across_partitions_select_final', 0],
  ['use_query_cache', 0],
  ['query_plan_optimize_lazy_materialization', 0],
];

/** Tables and table functions that make rows out of nothing, or describe the engine and not what it holds. */
const HARMLESS = new Set(
  `one numbers numbers_mt zeros zeros_mt primes generate_series generateSeries values SQLStandardValues view
  functions formats settings data_type_families table_functions time_zones keywords collations contributors licenses build_options
  aggregate_function_combinators table_engines`.split(/\s+/),
);

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const element = (name: string, text: string) => `<${name}>${text}</${name}>`;
/** With the name as an attribute: one that somebody chose need not be a name of XML. */
const named = (kind: 'database' | 'table', name: string, text: string) =>
  `<${kind} name="${escaped(name).replaceAll('"', '&quot;')}">${text}</${kind}>`;
const filter = (condition: string) => element('filter', escaped(condition));
/** ClickHouse's mark for any table of a database, also one that is made later, is no name. */
const everyTable = (condition: string) => named('table', '', filter(condition));
const filters = (database: string, conditions: ReadonlyMap<string, string>) =>
  named(
    'database',
    database,
    [...conditions].map(([table, condition]) => named('table', table, filter(condition))).join('\n'),
  );

/**
 * The users of the embedded engine. It has one session user, `default`, for operators and viewers alike, so rows are told apart by a setting: an
 * operator's connection carries a token, a viewer's a signed access scope. By itself a viewer reaches no base table, no table function and of system
 * tables only what describes the public ones; the views read as another user, and see the rows that the scope names.
 */
export function embeddedUsers(options: EmbeddedUsersOptions): string {
  const { operators, views } = options.scopeKey === undefined ? NO_FILTERS : rowFilters(options, options.scopeKey);
  const fixed = FIXED.map(([name, value]) => element(name, String(value))).join('');
  const constant = FIXED.map(([name]) => element(name, '<const/>')).join('');
  const signIn = '<password></password><networks><ip>::/0</ip></networks><quota>default</quota>';
  return `<clickhouse>
<profiles><default/><views>${fixed}<constraints>${constant}</constraints></views></profiles>
<quotas><default/></quotas>
<users>
<default>${signIn}<profile>default</profile>
<grants>${element('query', OPERATOR_GRANTS)}</grants>
<databases>${operators}</databases>
</default>
<${VIEWS_USER}>${signIn}<profile>views</profile>
<grants>${element('query', 'GRANT SELECT ON *.*')}</grants>
<databases>${views}</databases>
</${VIEWS_USER}>
</users>
</clickhouse>
`;
}

const NO_FILTERS = { operators: '', views: '' };

function rowFilters(options: EmbeddedUsersOptions, scopeKey: string) {
  const { database, operatorToken, metadata, internal, otherDatabases } = options;
  const operator = `getSetting('${SCOPE_SETTING}') = ${literal(operatorToken)}`;
  const rules = rowRules(scopeTerms(), database);
  const closed = (names: Iterable<string>) => new Map([...names].map((name) => [name, operator]));
  const system = SYSTEM_TABLES.filter((table) => !HARMLESS.has(table)).map((table): [string, string] => [
    table,
    either(operator, metadata.get(table) ?? NOTHING),
  ]);
  return {
    operators: [
      filters(database, closed([...rules.keys(), ...internal])),
      ...otherDatabases.map((name) => named('database', name, everyTable(operator))),
      filters('system', new Map(system)),
      filters('_table_function', closed(TABLE_FUNCTIONS.filter((name) => !HARMLESS.has(name)))),
    ].join('\n'),
    views: filters(
      database,
      new Map([...rules].map(([table, rule]) => [table, either(operator, withScope(rule, scopeKey))])),
    ),
  };
}
