import { expect, it } from 'vitest';
import { fromInfile, needsSpool } from '../../../local/clickhouse/spool.ts';

it.each([
  ['insert into t format RowBinary', "insert into t FROM INFILE '/f' format RowBinary"],
  ['INSERT INTO d.format (a, `format`) FORMAT CSV', "INSERT INTO d.format (a, `format`) FROM INFILE '/f' FORMAT CSV"],
  ['insert into t (a) settings x = 1 format CSV', "insert into t (a) FROM INFILE '/f' settings x = 1 format CSV"],
  ['insert into t values', "insert into t FROM INFILE '/f' FORMAT Values"],
])('reads the rows of %s from a file', (statement, expected) => {
  expect(fromInfile(statement, '/f')).toBe(expected);
});

it('keeps rows that hold an empty line away from the statement text', () => {
  expect(needsSpool(Buffer.from([1, 10, 10, 0]))).toBe(true);
  expect(needsSpool(Buffer.from('{"a":1}\n{"a":2}\n'))).toBe(false);
});
