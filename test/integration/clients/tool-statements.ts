/**
 * What tools ask of themselves when they connect and list what there is, beside what their drivers ask (`programs.ts` runs these). Read in the tools'
 * source, as the tools themselves are not installed here; `{database}` is ours.
 */
export const TOOL_STATEMENTS: ReadonlyArray<readonly [tool: string, sql: string]> = [
  ['DBeaver', 'SELECT VERSION()'],
  ['DBeaver', 'SHOW DATABASES'],
  ['DBeaver', 'SELECT name FROM system.table_engines'],
  [
    'DBeaver',
    "SELECT name as TABLE_NAME, engine as TABLE_TYPE, database as TABLE_SCHEM,comment as REMARKS, * FROM system.tables\nWHERE database = '{database}'",
  ],
  ['DBeaver', 'SHOW CREATE TABLE {database}.opportunities'],
  [
    'Metabase',
    "WITH s AS (SELECT version() AS ver, splitByChar('.', ver) AS verSplit) SELECT s.ver, toInt32(verSplit[1]), toInt32(verSplit[2]) FROM s",
  ],
  ['Metabase', "SELECT value='1' FROM system.settings WHERE name='cloud_mode'"],
  ['Metabase', 'SELECT timezone() AS tz'],
  ['Metabase', "SELECT count(*) > 0 FROM system.databases WHERE name = '{database}'"],
  [
    'Metabase',
    '-- Metabase:: userID: 1 queryType: MBQL queryHash: 9a\nSELECT `{database}`.`opportunities`.`opportunity_id` AS `opportunity_id` FROM `{database}`.`opportunities` LIMIT 2000',
  ],
  [
    'Metabase',
    'SELECT toStartOfMonth(`{database}`.`opportunities`.`created_at`) AS `created_at`, COUNT(*) AS `count` FROM `{database}`.`opportunities` GROUP BY toStartOfMonth(`{database}`.`opportunities`.`created_at`) ORDER BY toStartOfMonth(`{database}`.`opportunities`.`created_at`) ASC',
  ],
  ['Superset', 'SELECT name FROM system.functions UNION ALL SELECT name FROM system.table_functions LIMIT 10000'],
  ['Superset', 'SELECT * FROM {database}.opportunities LIMIT 101'],
  [
    'Superset',
    'SELECT toStartOfDay(toDateTime(`created_at`)) AS `__timestamp`, count(*) AS `count` FROM `{database}`.`opportunities` GROUP BY toStartOfDay(toDateTime(`created_at`)) ORDER BY `count` DESC LIMIT 10000',
  ],
  [
    'Superset',
    'SELECT opportunity_id AS opportunity_id FROM (SELECT opportunity_id FROM {database}.opportunities) AS virtual_table LIMIT 1000',
  ],
  ['dbt', 'EXISTS DATABASE `{database}`'],
  ['dbt', 'SELECT engine FROM system.databases WHERE name = database()'],
  [
    'dbt',
    "select name, type from system.columns where table = 'opportunities' and database = '{database}' order by position",
  ],
  ['Grafana', 'SHOW TABLES FROM "{database}"'],
  ['Grafana', 'DESC TABLE "{database}"."opportunities"'],
  ['any SQL client', "SELECT table_name FROM information_schema.tables WHERE table_schema = '{database}'"],
  [
    'any SQL client',
    "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = '{database}' AND table_name = 'opportunities'",
  ],
];
