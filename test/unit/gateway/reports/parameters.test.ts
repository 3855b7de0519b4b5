import { describe, expect, it } from 'vitest';
import type { MetricView } from '../../../../clickhouse/catalogue/views.ts';
import { parseCall, thisMonth } from '../../../../services/gateway/reports/parameters.ts';

const view: MetricView = {
  name: 'report',
  sqlName: 'report',
  title: '',
  notes: {},
  access: 'tables',
  aliases: [],
  columns: [{ name: 'n', type: 'UInt64', comment: '' }],
  order: [{ column: 'n', descending: false }],
  parameters: [
    { name: 'campaign', type: 'String' },
    { name: 'from', type: 'Date' },
    { name: 'to', type: 'Date' },
    { name: 'sources', type: 'Array(String)' },
    { name: 'bucket', type: 'String' },
  ],
};
const NOW = Date.parse('2026-12-31T18:30:00Z');
const call = (query: string, timeZone = 'UTC') => parseCall(view, new URLSearchParams(query), NOW, timeZone);

describe('what is left out', () => {
  it('is empty, auto, and this month', () => {
    expect(call('')).toEqual({
      ...{ escapesFormulas: false, format: 'json', sort: '', order: undefined, limit: undefined, cursor: undefined },
      values: { campaign: '', from: '2026-12-01', to: '2027-01-01', sources: [], bucket: 'auto' },
    });
  });

  it('is this month in the business time zone', () => {
    expect(thisMonth(NOW, 'Asia/Ho_Chi_Minh')).toEqual({ from: '2027-01-01', to: '2027-02-01' });
    expect(thisMonth(NOW, 'America/New_York')).toEqual({ from: '2026-12-01', to: '2027-01-01' });
  });

  it('is what an empty field of a form means', () => {
    expect(call('sources=&bucket=&campaign=').values).toMatchObject({ sources: [], bucket: 'auto', campaign: '' });
  });
});

it('takes formulas=escape for CSV only', () => {
  expect(call('format=csv&formulas=escape').escapesFormulas).toBe(true);
  expect(() => call('format=csv&formulas=maybe')).toThrow('formulas: must be one of keep, escape');
  expect(() => call('formulas=escape')).toThrow('formulas: is for format=csv');
});

describe('what is said', () => {
  it('is taken as it is, arrays repeated, any characters', () => {
    const given = call(
      'campaign=c+1%26&from=2026-02-01&to=2026-03-01&sources=a,b&sources=%27%5C%0A%C5%BC&bucket=week&format=csv',
    );
    expect(given).toEqual({
      ...{ escapesFormulas: false, format: 'csv', sort: '', order: undefined, limit: undefined, cursor: undefined },
      values: { campaign: 'c 1&', from: '2026-02-01', to: '2026-03-01', sources: ['a,b', "'\\\nż"], bucket: 'week' },
    });
  });

  it('may be a period of no days', () => {
    expect(call('from=2026-03-01&to=2026-03-01').values).toMatchObject({ from: '2026-03-01', to: '2026-03-01' });
  });

  it('may be an order and the rows of a page', () => {
    expect(call('sort=-n&limit=10000')).toMatchObject({ order: [{ column: 'n', descending: true }], limit: 10_000 });
    expect(call('limit=1').order).toEqual([{ column: 'n', descending: false }]);
    expect(call('sort=n').limit).toBeUndefined();
  });
});

it.each([
  ['from=2026-02-30', 'from'],
  ['from=2026-2-3', 'from'],
  ['to=', 'to'],
  ['to=tomorrow', 'to'],
  ['to=2026-01-01T00:00:00Z', 'to'],
  ['from=1969-12-31', 'from'],
  ['to=2150-01-01', 'to'],
  ['from=2026-01-01&from=2026-01-02', 'from'],
  ['bucket=fortnight', 'bucket'],
  ['campaign=a&campaign=b', 'campaign'],
  [`campaign=${'x'.repeat(129)}`, 'campaign'],
  [`sources=${'x'.repeat(129)}`, 'sources'],
  [Array(1_001).fill('sources=a').join('&'), 'sources'],
  ['categories=a', 'categories'],
  ['form=2026-01-01', 'form'],
  ['from=2026-03-01&to=2026-01-01', 'from'],
  ['from=2027-02-01', 'from'],
  ['to=2026-11-01', 'to'],
  ['limit=0', 'limit'],
  ['limit=10001', 'limit'],
  ['limit=', 'limit'],
  ['limit=1.5', 'limit'],
  ['limit=1&limit=1', 'limit'],
  ['sort=m', 'sort'],
  ['sort=n,-n', 'sort'],
  ['sort=n&sort=n', 'sort'],
  ['Campaign=a', 'Campaign'],
  ['format=xml', 'format'],
  ['format=json&format=csv', 'format'],
])('refuses %.40s and names the parameter', (query, field) => {
  expect(() => call(query)).toThrow(expect.objectContaining({ status: 400, code: 'invalid_parameter', field }));
});

it('refuses a period for a view of now, which has none', () => {
  const pipeline = { ...view, parameters: [] };
  expect(() => parseCall(pipeline, new URLSearchParams('from=2026-01-01'), NOW, 'UTC')).toThrow(
    'from: report has no period: it is of now. Leave from and to out',
  );
});

describe('days that bound a filter', () => {
  const board: MetricView = { ...view, name: 'board', parameters: [{ name: 'created_from', type: 'String' }] };
  const ask = (query: string) => parseCall(board, new URLSearchParams(query), NOW, 'UTC').values;

  it('may be left out or empty: then nothing is bounded', () => {
    expect(ask('')).toEqual({ created_from: '' });
    expect(ask('created_from=')).toEqual({ created_from: '' });
  });

  it('are days', () => {
    expect(ask('created_from=2026-10-01')).toEqual({ created_from: '2026-10-01' });
    expect(() => ask('created_from=last+week')).toThrow('created_from: must be a day, YYYY-MM-DD');
  });
});
