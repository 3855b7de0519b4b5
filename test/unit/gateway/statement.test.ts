import { expect, it } from 'vitest';
import type { MetricView } from '../../../clickhouse/catalogue.ts';
import { statementOf } from '../../../services/gateway/statement.ts';

const column = (name: string, type: string) => ({ name, type, comment: '' });
const view = (parameters: MetricView['parameters'], ...columns: MetricView['columns']): MetricView => ({
  name: 'public',
  sqlName: 'in_sql',
  title: '',
  notes: {},
  parameters,
  columns,
});

it('binds every value as a query parameter', () => {
  const text = statementOf(
    view(
      [
        { name: 'from', type: 'Date' },
        { name: 'sources', type: 'Array(String)' },
      ],
      column('n', 'UInt64'),
    ),
    'json',
  );
  expect(text).toBe(
    'select\n  answer.n as n\nfrom in_sql(from = {from:Date}, sources = {sources:Array(String)}) as answer',
  );
});

it('names a view without parameters plainly', () => {
  expect(statementOf(view([], column('n', 'UInt64')), 'json')).toBe('select\n  answer.n as n\nfrom in_sql as answer');
});

it('writes times with their offset, and maps as JSON where there are no objects', () => {
  const both = view(
    [],
    column('at', "Nullable(DateTime64(3, '{{timezone}}'))"),
    column('custom', 'Map(String, String)'),
  );
  expect(statementOf(both, 'json')).toContain('  answer.custom as custom');
  expect(statementOf(both, 'csv')).toContain('toJSONString(answer.custom) as custom');
  expect(statementOf(both, 'json')).toMatch(/formatDateTime\(answer\.at, .* as at,/);
});
