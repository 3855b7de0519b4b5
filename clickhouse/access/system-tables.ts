import { literal } from '../quote.ts';

/**
 * What a viewer sees of the database's own description of itself: the tables for analysts and the reports of our database, with comments and parameters.
 * No paths, no ids, no counts of rows, no text of a view (it names what it is made of, and as whom it reads).
 */

/** What may be known: names of tables and views of one database. */
export interface Described {
  database: string;
  names: readonly string[];
}

/** Conditions that leave of a table in `system` what viewers may know, by its name. */
export function systemConditions({ database, names }: Described): ReadonlyMap<string, string> {
  const own = `database = ${literal(database)}`;
  const among = `in (${names.map(literal).join(', ')})`;
  return new Map([
    ['databases', `name = ${literal(database)}`],
    ['tables', `${own} and name ${among}`],
    ['columns', `${own} and table ${among}`],
    ['functions', "origin = 'System'"],
  ]);
}

const NO_UUID = "toUUID('00000000-0000-0000-0000-000000000000')";
const NO_COUNT = "CAST(NULL, 'Nullable(UInt64)')";
const each = (columns: string, value: string) =>
  columns
    .split(' ')
    .map((column) => `${value} as ${column}`)
    .join(', ');

/** Columns that viewers see of a table in `system`; those that tell what is not theirs to know are there, and empty. */
const COLUMNS: Readonly<Record<string, string>> = {
  databases: `name, engine, ${each('data_path metadata_path engine_full', "''")}, ${NO_UUID} as uuid, comment, toUInt8(0) as is_external, name as database`,
  tables: `database, name, ${NO_UUID} as uuid, engine, is_temporary, [] :: Array(String) as data_paths, '' as metadata_path,
    toDateTime(0) as metadata_modification_time, ${each('dependencies_database dependencies_table loading_dependencies_database loading_dependencies_table loading_dependent_database loading_dependent_table', '[] :: Array(String)')},
    ${each('create_table_query engine_full as_select partition_key sorting_key primary_key sampling_key storage_policy definer', "''")},
    parameterized_view_parameters,
    ${each('total_rows total_bytes total_bytes_uncompressed parts active_parts total_marks lifetime_rows lifetime_bytes', NO_COUNT)},
    comment, toUInt8(0) as has_own_data, name as table`,
  columns: `database, table, name, type, position, default_kind, '' as default_expression,
    ${each('data_compressed_bytes data_uncompressed_bytes marks_bytes', 'toUInt64(0)')}, comment,
    ${each('is_in_partition_key is_in_sorting_key is_in_primary_key is_in_sampling_key', 'toUInt8(0)')}, '' as compression_codec,
    character_octet_length, numeric_precision, numeric_precision_radix, numeric_scale, datetime_precision, name as column`,
  // Values are the gateway's. None is shown as read-only: clients refuse to send such a setting at all (dbt its mutations_sync), and here it would be ignored.
  settings: `name, default as value, toUInt8(0) as changed, description, CAST(NULL, 'Nullable(String)') as min, CAST(NULL, 'Nullable(String)') as max,
    [] :: Array(String) as disallowed_values, toUInt8(0) as readonly, type, default, alias_for, is_obsolete`,
  functions: `name, is_aggregate, case_insensitive, alias_to, '' as create_query, origin, description, syntax, arguments, returned_value, examples,
    categories`,
};

/** What a row of `information_schema` is about, as a condition. */
const SCHEMA_CONDITIONS: Readonly<Record<string, (described: Described) => string>> = {
  schemata: ({ database }) => `schema_name = ${literal(database)}`,
  tables: ofTable,
  columns: ofTable,
  key_column_usage: ofTable,
  statistics: ofTable,
  referential_constraints: () => '0',
};

function ofTable({ database, names }: Described): string {
  return `table_schema = ${literal(database)} and table_name in (${names.map(literal).join(', ')})`;
}

/** Tables that say the same to everybody: what ClickHouse is. */
const PUBLIC = new Set(
  'system.one system.numbers system.zeros system.formats system.data_type_families system.table_engines system.table_functions system.keywords system.time_zones system.collations information_schema.character_sets information_schema.collations'.split(
    ' ',
  ),
);

/**
 * Which system tables viewers may name, each with the sub-query that is read in its place; undefined where the table itself is. By name in lower case.
 */
export function systemSources(described: Described): ReadonlyMap<string, string | undefined> {
  const conditions = systemConditions(described);
  const ofSystem = Object.entries(COLUMNS).map(([table, columns]): [string, string] => {
    const condition = conditions.get(table);
    const text = `select ${columns} from system.${table}${condition === undefined ? '' : ` where ${condition}`}`;
    return [`system.${table}`, text.replaceAll(/\s+/g, ' ')];
  });
  const ofSchema = Object.entries(SCHEMA_CONDITIONS).map(([table, condition]): [string, string] => [
    `information_schema.${table}`,
    `select * from information_schema.${table} where ${condition(described)}`,
  ]);
  return new Map<string, string | undefined>([
    ...ofSystem,
    ...ofSchema,
    ...[...PUBLIC].map((name) => [name, undefined] as const),
  ]);
}
