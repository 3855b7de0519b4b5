import { expect, it } from 'vitest';
import { fromInfile, needsSpool } from '../../../dev/engines/clickhouse/spool.ts';

it.each([
  ['insert into t format RowBinary', "insert into t FROM INFILE '/f' format RowBinary"],
  ['INSERT INTO d.format (a, `format`) FORMAT CSV', "INSERT INTO d.format (a, `format`) FROM INFILE '/f' FORMAT CSV"],
  ['insert into t (a) settings x = 1 format CSV', "insert into t (a) FROM INFILE '/f' settings x = 1 format CSV"],
  ['insert into t values', "insert into t FROM INFILE '/f' FORMAT Values"],
])('reads the rows of %s from a file', (statement, expected) => {
  expect(fromInfile(statement, '/f')).toBe(expected);
});

it.each([
  ['an empty line', 'RowBinary', '\u0001\n\n\u0000', true],
  ['lines', 'JSONEachRow', '{"a":1}\n{"a":2}\n', false],
  ['a semicolon', 'JSONEachRow', '{"a":";"}', false],
  ['a semicolon in VALUES', 'Values', '(1); create table t (a Int8) engine = Memory', true],
  ['plain VALUES', 'Values', '(1), (2)', false],
])('keeps rows with what would end them away from the statement: %s', (_, format, rows, away) => {
  expect(needsSpool(`INSERT INTO t FORMAT ${format}`, Buffer.from(rows))).toBe(away);
});
