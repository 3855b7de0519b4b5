import { describe, expect, it } from 'vitest';
import { checkSettings, checkStatement, mayBeExpressions } from '../../../dev/engines/clickhouse/statement-rules.ts';

describe('what the embedded server runs, by its canonical text', () => {
  it.each([
    'SELECT 1',
    'SELECT `a`, t.b FROM t FORMAT JSON',
    "SELECT 'file(x)', 'INTO OUTFILE'",
    "SELECT 'profile (1)' FORMAT JSON",
    "SELECT * FROM values('a String, b UInt8', ('file', 1))",
    'INSERT INTO t (a) FORMAT Values',
    'CREATE TABLE t (`profile` String) ENGINE = MergeTree ORDER BY profile',
    'KILL QUERY WHERE 1 ASYNC',
  ])('takes %s of an operator', (sql) => {
    expect(() => checkStatement(sql, false)).not.toThrow();
  });

  it.each([
    ["SELECT 1 INTO OUTFILE 'x'", '344'],
    ["INSERT INTO t FROM INFILE 'x' FORMAT CSV", '78'],
    ["SELECT file('/etc/hostname')", '497'],
    ["SELECT arrayMap(file, ['/etc/hostname'])", '497'],
    ["SELECT `file`('/etc/hostname')", '497'],
    ["SELECT * FROM file('/etc/hostname')", '497'],
    ['SELECT * APPLY x -> file(x) FROM (SELECT 1)', '497'],
    ["CREATE VIEW v AS SELECT file('x') AS y", '497'],
    ["SELECT * FROM values('x String, y String ALIAS file(x)', '/etc/hostname')", '497'],
    ["SELECT * FROM values('x String, y String DEFAULT `fi\\\\x6ce`(x)', '/etc/hostname')", '497'],
    ["SELECT * FROM format(CSV, 'x String, y String MATERIALIZED file(x)', 'a')", '497'],
    ["SELECT 1 FROM t SETTINGS additional_table_filters = '{\\'t\\':\\'file(x) = 1\\'}'", '497'],
  ])('refuses %s', (sql, code) => {
    expect(() => checkStatement(sql, false)).toThrow(`Code: ${code}.`);
  });

  it.each([
    'SELECT 1',
    'WITH 1 AS x SELECT x',
    'SHOW TABLES',
    'DESCRIBE TABLE t',
    'EXISTS TABLE t',
    'EXPLAIN SELECT 1',
    '(SELECT 1) UNION ALL (SELECT 2)',
  ])('takes %s of a viewer', (sql) => {
    expect(() => checkStatement(sql, true)).not.toThrow();
  });

  it.each([
    'SET max_threads = 1',
    'USE other',
    'KILL QUERY WHERE 1 ASYNC',
    'SYSTEM FLUSH LOGS',
    'INSERT INTO t FORMAT CSV',
    'SELECT 1 PARALLEL WITH SELECT 2',
    'CREATE TEMPORARY TABLE t (`a` Int8)',
    'EXECUTE AS x SELECT 1',
    'BEGIN TRANSACTION',
  ])('refuses %s of a viewer', (sql) => {
    expect(() => checkStatement(sql, true)).toThrow('READONLY');
  });

  it('refuses settings that are another language, or an expression that reads files', () => {
    const check = (name: string, value: string) => () => checkSettings(new Map([[name, value]]));
    expect(check('dialect', 'kusto')).toThrow('NOT_IMPLEMENTED');
    expect(check('dialect', 'clickhouse')).not.toThrow();
    expect(check('additional_table_filters', "{'t':'file(x)=1'}")).toThrow('ACCESS_DENIED');
    expect(check('additional_table_filters', "{'t':'arrayMap(file, [x])'}")).toThrow('ACCESS_DENIED');
    expect(check('additional_table_filters', "{'t':'campaign_id = \\'file\\''}")).not.toThrow();
  });
});

describe('rows of VALUES', () => {
  it.each([
    ["(1, 'a'), (2, now())", true],
    ["('file(x)', now())", true],
    ["('it\\'s a file', today())", true],
    ["(file('/etc/hostname'))", false],
    ["(FILE ('x'))", false],
    ["(arrayMap(file, ['x']))", false],
    ["(`fi\\x6ce`('x'))", false],
    ["('a' /* ' */, file('x') -- ')", false],
    ["($a$'$a$, file('x'), '')", false],
  ])('%s may be evaluated: %s', (rows, may) => {
    expect(mayBeExpressions(Buffer.from(rows))).toBe(may);
  });
});
