import { describe, expect, it } from 'vitest';
import { inspect } from '../../../dev/engines/clickhouse/sql-text.ts';

const rowsOf = (sql: string) => {
  const statement = inspect(sql);
  return statement.kind === 'insert' ? [statement.format, sql.slice(statement.dataAt)] : statement.kind;
};

describe('a look at a statement', () => {
  it.each([
    ['select 1', 'select'],
    ['  /* a; */ -- b;\n (SELECT 1)', 'select'],
    ['with x as (select 1) select * from x', 'select'],
    ['create table t (a Int8) engine = Memory', 'other'],
    ['insert into t select 1', 'other'],
    ['insert into t (a) with 1 as x select x', 'other'],
    ['show tables', 'other'],
    ['', 'empty'],
    [' ; ', 'empty'],
    ['-- only a comment', 'empty'],
  ])('tells the kind of %j', (sql, kind) => {
    expect(inspect(sql).kind).toBe(kind);
  });

  it.each([
    ['select 1 format JSON', 'JSON'],
    ['select 1 FORMAT CSV;', 'CSV'],
    ['select 1 format TSV settings max_threads = 1', 'TSV'],
    ['select 1 settings max_threads = 1 format TSV', 'TSV'],
    ["select 'x format JSON'", undefined],
    ['select format from t', undefined],
    ['select 1 as format', undefined],
    ['select t.format, b from t', undefined],
    ['select * from (select 1 format JSON)', undefined],
    ['show tables format JSONEachRow', 'JSONEachRow'],
    ['SELECT 1 FORMAT `Null`', 'Null'],
  ])('finds the FORMAT clause of %j', (sql, format) => {
    expect(inspect(sql)).toMatchObject({ format });
  });

  it.each([
    ['insert into t format JSONEachRow\n{"a":1}', ['JSONEachRow', '{"a":1}']],
    ['INSERT INTO t (a, b) SETTINGS x = 1 FORMAT CSV  \r\n1,2', ['CSV', '1,2']],
    ['insert into t format RowBinary\n\n\u0001', ['RowBinary', '\n\u0001']],
    ["insert into t values (';'), ('b')", ['Values', " (';'), ('b')"]],
    ['insert into t format Values (1)', ['Values', ' (1)']],
    ['insert into table format format TSV\nx', ['TSV', 'x']],
    ['insert into values values (1)', ['Values', ' (1)']],
    ['insert into db.values (`format`) format TSV\nx', ['TSV', 'x']],
  ])('finds where the rows of %j begin', (sql, expected) => {
    expect(rowsOf(sql)).toEqual(expected);
  });

  it.each([
    "select ';'",
    'select ";" from t',
    'select 1 -- ; select 2',
    'select $a$; select 2$a$',
    "select 'it''s; \\'; '",
  ])('takes %j for one statement', (sql) => {
    expect(inspect(sql).kind).toBe('select');
  });

  it('reads strings of megabytes', () => {
    expect(inspect(`select '${'x\\n'.repeat(2_000_000)}' format JSON`)).toEqual({ kind: 'select', format: 'JSON' });
  });
});
