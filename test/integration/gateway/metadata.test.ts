import { createClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readViewFiles } from '../../../clickhouse/catalogue/sql-files.ts';
import { readMetricViews } from '../../../clickhouse/catalogue/views.ts';
import { BASE_TABLES } from '../../../clickhouse/schema/tables.ts';
import { createInstallation, type Installation, type Service, startService } from '../../helpers/stack.ts';

let installation: Installation;
let gateway: Service;
beforeAll(async () => {
  installation = await createInstallation();
  gateway = await startService('gateway', installation.env);
});
afterAll(async () => {
  await gateway.stop();
  await installation.cleanup();
});

async function ask(sql: string, search: Record<string, string> = {}) {
  const client = createClient({
    url: gateway.url,
    username: 'somebody',
    password: 'local-dev-secret',
    database: installation.database,
  });
  try {
    const result = await client.query({ query: sql, format: 'JSONEachRow', clickhouse_settings: search });
    return z.array(z.record(z.string(), z.unknown())).parse(await result.json());
  } finally {
    await client.close();
  }
}

const column = (rows: ReadonlyArray<Record<string, unknown>>, name: string) =>
  rows.map((row) => String(row[name])).sort();

const files = await readViewFiles();
const OWN = files
  .map(({ creates }) => creates)
  .filter((name) => name !== 'token_hashes')
  .sort();
const hidden = [...BASE_TABLES, 'token_hashes', 'mv_arrivals', 'schema_migrations'];

describe('of tables a viewer is told those for analysts and the reports, by', () => {
  it.each([
    ['SHOW TABLES', 'show tables', 'name'],
    ['SHOW TABLES FROM', 'show tables from {database}', 'name'],
    ['system.tables', 'select name from system.tables', 'name'],
    [
      'system.tables, joined',
      'select t.name as name from system.databases as d inner join system.tables as t on t.database = d.name',
      'name',
    ],
    ['system.tables in WITH', 'with x as (select * from system.tables) select name from x', 'name'],
    ['information_schema.tables', 'select table_name from information_schema.tables', 'table_name'],
    ['INFORMATION_SCHEMA.TABLES', 'SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES', 'TABLE_NAME'],
  ])('%s', async (_way, sql, name) => {
    expect(column(await ask(sql.replace('{database}', installation.database)), name)).toEqual(OWN);
  });

  it('and of databases his own', async () => {
    for (const [sql, name] of [
      ['show databases', 'name'],
      ['select name from system.databases', 'name'],
      ['select schema_name from information_schema.schemata', 'schema_name'],
    ] as const)
      expect(column(await ask(sql), name)).toEqual([installation.database]);
    expect(await ask("show tables from system like '%'")).toEqual([]);
    expect(await ask("show databases like 'syst%'")).toEqual([]);
  });

  it('and of columns those of these tables', async () => {
    const plain = column(await ask('select distinct table from system.columns'), 'table');
    expect(plain.filter((name) => !OWN.includes(name))).toEqual([]);
    expect(plain).toContain('opportunities');
    expect(column(await ask('select distinct table_name from information_schema.columns'), 'table_name')).toEqual(
      plain,
    );
    const rows = await ask("select name, type, comment from system.columns where table = 'tasks' order by position");
    expect(rows[0]).toMatchObject({ name: 'task_id', type: 'String' });
    expect(String(rows[0]?.comment)).not.toBe('');
  });
});

it('parameters and comments of reports are told', async () => {
  const [row] = await ask(
    "select parameterized_view_parameters as p, comment from system.tables where name = 'campaign_outcomes'",
  );
  expect(JSON.stringify(row?.p)).toContain('campaign');
  expect(String(row?.comment)).not.toBe('');
});

it('what else system tables hold stays untold: paths, texts of views, numbers of rows, values of settings', async () => {
  const tables = await ask('select * from system.tables');
  expect(tables).toHaveLength(OWN.length);
  for (const row of tables)
    expect(row).toMatchObject({
      metadata_path: '',
      data_paths: [],
      create_table_query: '',
      as_select: '',
      definer: '',
      total_rows: null,
      uuid: '00000000-0000-0000-0000-000000000000',
    });
  const settings = await ask('select * from system.settings where value != default or changed');
  expect(settings).toEqual([]);
  expect((await ask("select readonly from system.settings where name = 'max_threads'"))[0]).toEqual({ readonly: 0 });
  const text = JSON.stringify([
    tables,
    await ask('select * from system.columns'),
    await ask('select * from system.databases'),
  ]);
  for (const name of hidden) expect(text).not.toContain(`"${name}"`);
});

describe('DESCRIBE tells the columns of', () => {
  it.each(OWN)('%s', async (name) => {
    const rows = await ask(`describe table ${name}`);
    const declared = files.find(({ creates }) => creates === name)?.text ?? '';
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(declared).toContain(String(row.name));
  });

  it('a report by its public name, and with arguments', async () => {
    for (const view of (await readMetricViews()).values()) {
      if (view.parameters.length === 0) continue;
      const rows = await ask(`describe ${installation.database}.${view.name}(campaign = '')`);
      expect(rows.map(({ name }) => name)).toEqual(view.columns.map(({ name }) => name));
    }
  });

  it('a sub-query', async () => {
    expect(await ask("describe (select 1 as a, 'x' as b from system.tables)")).toMatchObject([
      { name: 'a', type: 'UInt8' },
      { name: 'b', type: 'String' },
    ]);
  });
});

it('SHOW COLUMNS, SHOW CREATE and EXISTS answer', async () => {
  const columns = await ask('show full columns from tasks');
  expect(columns[0]).toMatchObject({ field: 'assignee_id', type: 'String', null: 'NO' });
  const [created] = await ask('show create table tasks');
  expect(String(created?.statement)).toMatch(/^CREATE VIEW \w+\.tasks\n\(\n {4}`task_id` String COMMENT '/);
  expect(String(created?.statement)).not.toMatch(/definer|select|fact_/i);
  expect(await ask('exists tasks')).toEqual([{ result: 1 }]);
  expect(await ask(`exists database ${installation.database}`)).toEqual([{ result: 1 }]);
  expect((await ask("show functions ilike 'toUnixTimestamp'"))[0]).toMatchObject({ name: 'toUnixTimestamp' });
  expect((await ask("show settings like 'max_threads'"))[0]).toMatchObject({ name: 'max_threads' });
});

describe('what is not his to know is as if it did not exist:', () => {
  it.each([...hidden, 'nonsense', 'system.query_log', 'system.users'])('%s', async (name) => {
    expect(await ask(`exists ${name}`)).toEqual([{ result: 0 }]);
    expect(await ask(`exists table ${installation.database}.${name.split('.').at(-1)}`)).toEqual([{ result: 0 }]);
    for (const sql of [`describe ${name}`, `show create table ${name}`, `show columns from ${name}`])
      await expect(ask(sql)).rejects.toMatchObject({ code: '60', message: expect.stringContaining('does not exist') });
    expect(await ask(`show tables like '${name}'`)).toEqual([]);
  });

  it('a database', async () => {
    expect(await ask('exists database system')).toEqual([{ result: 0 }]);
    await expect(ask('show create database system')).rejects.toMatchObject({ code: '60' });
  });
});

describe('system tables that are not among them are refused:', () => {
  it.each([
    'select * from system.query_log',
    'select * from system.processes',
    'select * from system.parts',
    'select * from system.users',
    'select * from information_schema.views',
    'select 1 in (select name from system.parts)',
    'select 1 in system.parts',
    'show processlist',
    'show grants',
    'show clusters',
    'show changed settings like %x',
    'show create user default',
    'show access',
    'show tables where name = (select 1)',
    'exists temporary table x',
    'describe (select * from fact_events)',
    "describe file('/etc/passwd')",
    'describe table url(x)',
    'show tables settings max_threads = 1',
    "show tables into outfile '/tmp/leadstream-leak'",
  ])('%s', async (sql) => {
    await expect(ask(sql)).rejects.toMatchObject({ code: expect.stringMatching(/^(?:497|60|62)$/) });
  });
});

describe('no text gets past what replaces a system table:', () => {
  it.each([
    'select system.tables.create_table_query from system.tables',
    'select tables.create_table_query from system.tables',
    'select t.metadata_path from system.`tables` as t',
    'select metadata_path from SYSTEM.TABLES',
    'select (select max(create_table_query) from system.tables)',
    'with (x, y) -> 1 as equals select create_table_query from system.tables',
    "with (x -> 1) as `in` select name from system.tables where name like 'fact%'",
    'with tables as (select 1) select create_table_query from system.tables',
    'select name from system.tables as tables union all select create_table_query from system.tables',
    'select arrayJoin(groupArray(create_table_query)) from system.tables',
    'select create_table_query from (select * from system.tables) as system',
  ])('%s', async (sql) => {
    const text = JSON.stringify(await ask(sql).catch((error: unknown) => String(error)));
    expect(text).not.toMatch(/CREATE |store\/|"fact_/);
  });
});
