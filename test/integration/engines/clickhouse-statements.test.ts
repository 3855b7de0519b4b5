import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readViewFiles } from '../../../clickhouse/catalogue/sql-files.ts';
import { createInstallation, type Installation } from '../../helpers/stack.ts';

let own: Installation;
beforeAll(async () => {
  own = await createInstallation({ migrated: false });
  await own.clickhouse.command({ query: 'create table t (a Int64, s String) engine = MergeTree order by a' });
});
afterAll(() => own.cleanup());

async function post(body: string, parameters = '') {
  const url = `${inject('stack').clickhouseUrl}/?database=${own.database}${parameters}`;
  const headers = { 'x-clickhouse-key': inject('stack').clickhousePassword };
  const response = await fetch(url, { method: 'POST', body, headers });
  return {
    status: response.status,
    code: response.headers.get('x-clickhouse-exception-code'),
    text: await response.text(),
  };
}
const tables = async () =>
  (await own.query('select name from system.tables where database = currentDatabase()')).map(({ name }) => name);

describe('one statement, by the engine’s own parser', () => {
  it.each([
    'select 1; create table second (a Int8) engine = Memory',
    'select 1 // ; \n; create table second (a Int8) engine = Memory',
    'select /* /* */ 1 */ ; create table second (a Int8) engine = Memory',
    'select $a$;$a$; create table second (a Int8) engine = Memory',
    'select ‘;’; create table second (a Int8) engine = Memory',
    'select a$b$ ; create table second (a Int8) engine = Memory -- $b$',
    "select '\\'; create table second (a Int8) engine = Memory -- '",
    "insert into t select 1, ''; create table second (a Int8) engine = Memory",
    '# ; \n select 1; create table second (a Int8) engine = Memory',
    'explain ast select 1; create table second (a Int8) engine = Memory',
  ])('runs nothing of %j but at most its first', async (sql) => {
    await post(sql);
    expect(await tables()).toEqual(['t']);
  });

  it.each([
    "insert into t values (1, 'a'); create table second (a Int8) engine = Memory",
    "insert into t values (1, 'a')\n\ncreate table second (a Int8) engine = Memory",
    "insert into t values (1, 'a') ;\n\n create table second (a Int8) engine = Memory",
    'insert into t format TSV\n1\ta\n\n; create table second (a Int8) engine = Memory',
  ])('takes what follows the rows of %j for rows', async (sql) => {
    await post(sql);
    expect(await tables()).toEqual(['t']);
  });

  it('still ends VALUES with a semicolon', async () => {
    expect((await post("insert into t values (100, ';'), (101, 'b');\n")).status).toBe(200);
    expect(await own.query('select s from t where a >= 100 order by a')).toEqual([{ s: ';' }, { s: 'b' }]);
  });

  it('tells where a statement fails without the question it was put in', async () => {
    const { status, text } = await post('select 1 fromm t where');
    expect(status).toBe(400);
    expect(text).toContain('SYNTAX_ERROR');
    expect(text).not.toContain('formatQuery');
  });

  it('takes every view and table of ours, and says the same of it twice', async () => {
    const files = await readViewFiles();
    expect(files.length).toBeGreaterThan(70);
    // Numbers and texts are in separate places; an engine is a word.
    const filled = (text: string) =>
      text.replaceAll(/\{\{[A-Z]\w+(\([^)]*\))?\}\}/g, 'Log').replaceAll(/\{\{\w+\}\}/g, '3');
    const texts = files.map(({ text }) => `'${Buffer.from(filled(text)).toString('base64')}'`);
    const twice = await post(
      `select countIf(formatQuerySingleLine(once) = once) from
        (select formatQuerySingleLine(base64Decode(arrayJoin([${texts.join()}]))) as once)`,
      '&max_query_size=10000000',
    );
    expect(twice.text).toBe(`${files.length}\n`);
  });

  it('takes a statement as long as ClickHouse does, and a longer one when told so', async () => {
    const list = (count: number) =>
      `select count() from t where a in (${Array.from({ length: count }, (_, i) => i + 1_000).join(',')})`;
    expect((await post(list(42_000))).text).toBe('0\n');
    expect((await post(list(200_000))).code).toBe('62');
    expect((await post(list(200_000), '&max_query_size=2000000')).text).toBe('0\n');
  });
});

describe('files of the server', () => {
  const written = join(tmpdir(), `leadstream-outfile-${process.pid}`);
  afterAll(() => rm(written, { force: true }));

  it.each([
    `select 1 into outfile '${written}'`,
    `select 1 /* x */ into // x\n outfile '${written}'`,
    `insert into function file('${written}', 'TSV', 'a Int8') select 1`,
    `insert into t from infile '/etc/hostname' format TSV`,
  ])('are not written or read by %j', async (sql) => {
    expect((await post(sql)).status).not.toBe(200);
    expect(existsSync(written)).toBe(false);
  });

  it.each([
    "select file('/etc/hostname')",
    "select arrayMap(file, ['/etc/hostname'])",
    'select arrayMap("fi\\x6ce", [\'/etc/hostname\'])',
    "select * apply(x -> file(x)) from (select '/etc/hostname' as a)",
    "select * from values('x String, y String ALIAS file(x)', ('/etc/hostname'))",
    "select y from format(CSV, 'x String, y String DEFAULT file(x)', '/etc/hostname')",
    "create view leak as select file('/etc/hostname') as a",
  ])('are not read by %j', async (sql) => {
    expect((await post(sql)).code).toBe('497');
  });

  it.each([
    "(1, file('/etc/hostname'))",
    "(1, `fi\\x6ce`('/etc/hostname'))",
    "(1, arrayMap(file, ['/etc/hostname'])[1])",
  ])('are not read by rows: %s', async (rows) => {
    const before = await own.query('select count() as n from t');
    const interpret = 'settings input_format_values_interpret_expressions = 1';
    for (const sql of [`insert into t values ${rows}`, `insert into t ${interpret} values ${rows}`])
      expect((await post(sql)).status).not.toBe(200);
    expect(await own.query('select count() as n from t')).toEqual(before);
  });
});

describe('a viewer’s request (readonly = 1)', () => {
  it.each([
    'select count() >= 0 from t',
    'show tables',
    'describe t',
    'exists t',
    'explain select 1',
    'with 1 as x select x',
  ])('may ask %j', async (sql) => {
    const answer = await post(sql, '&readonly=1');
    expect([200, 403, 404, 500].includes(answer.status) && !answer.text.includes('only SELECT, SHOW')).toBe(true);
  });

  it.each([
    'set max_threads = 1',
    'use system',
    'kill query where 1',
    'system flush logs',
    "insert into t values (1, '')",
  ])('may not ask %j', async (sql) => {
    expect((await post(sql, '&readonly=1')).code).toBe('164');
  });
});
