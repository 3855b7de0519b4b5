import { expect, it } from 'vitest';
import type { MetricView } from '../../../../clickhouse/catalogue/views.ts';
import { statementOf } from '../../../../services/gateway/reports/statement.ts';

const JSON_CALL = { format: 'json', escapesFormulas: false, order: undefined } as const;
const CSV_CALL = { format: 'csv', escapesFormulas: false, order: undefined } as const;
const column = (name: string, type: string) => ({ name, type, comment: '' });
const view = (parameters: MetricView['parameters'], ...columns: MetricView['columns']): MetricView => ({
  name: 'public',
  sqlName: 'in_sql',
  title: '',
  notes: {},
  access: 'tables',
  aliases: [],
  parameters,
  columns,
  order: [],
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
    JSON_CALL,
  );
  expect(text).toBe(
    'select\n  answer.n as n\nfrom in_sql(from = {from:Date}, sources = {sources:Array(String)}) as answer',
  );
});

it('names a view without parameters plainly', () => {
  expect(statementOf(view([], column('n', 'UInt64')), JSON_CALL)).toBe(
    'select\n  answer.n as n\nfrom in_sql as answer',
  );
});

it('writes times with their offset, and maps as JSON where there are no objects', () => {
  const both = view(
    [],
    column('at', "Nullable(DateTime64(3, '{{timezone}}'))"),
    column('custom', 'Map(String, String)'),
  );
  expect(statementOf(both, JSON_CALL)).toContain('  answer.custom as custom');
  expect(statementOf(both, CSV_CALL)).toContain('toJSONString(answer.custom) as custom');
  expect(statementOf(both, JSON_CALL)).toMatch(/formatDateTime\(answer\.at, .* as at,/);
});

it('puts an apostrophe before what a spreadsheet would compute, in texts only', () => {
  const text = statementOf(view([], column('name', 'Nullable(String)'), column('n', 'Decimal(18, 2)')), {
    format: 'csv',
    escapesFormulas: true,
    order: undefined,
  });
  expect(text).toContain(
    String.raw`if(match(toString(answer.name), '^[=+\\-@\\t\\r\\n]'), concat('\'', toString(answer.name)), toString(answer.name)) as name`,
  );
  expect(text).toContain('answer.n as n');
});
