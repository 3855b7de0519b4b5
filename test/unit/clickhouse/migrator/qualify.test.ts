import { expect, it } from 'vitest';
import { qualifyCalls, takesParameters } from '../../../../clickhouse/migrator/qualify.ts';

const known = new Set(['calendar', 'pipeline_board']);

it('names the database of parameterised views, and of nothing else', () => {
  const text =
    "select * from calendar(from = {from:Date}) join pipeline_board(a = 'x') as b using x, numbers(3) from numbers(5) from plain";
  expect(qualifyCalls(text, 'crm', known)).toBe(
    "select * from `crm`.calendar(from = {from:Date}) join `crm`.pipeline_board(a = 'x') as b using x, numbers(3) from numbers(5) from plain",
  );
});

it('quotes the database', () => {
  expect(qualifyCalls('from calendar(a=1)', 'a`b', known)).toBe('from `a\\`b`.calendar(a=1)');
});

it('knows a parameter from a placeholder', () => {
  expect(takesParameters('select {from:Date}')).toBe(true);
  expect(takesParameters("select '{{timezone}}', {{ReplacingMergeTree(version)}}")).toBe(false);
});
