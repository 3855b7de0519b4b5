import { describe, expect, it } from 'vitest';
import { barOption } from '../../../../services/board/model/chart/bar-option.ts';
import { chartData } from '../../../../services/board/model/chart/data.ts';
import type { Field } from '../../../../services/board/model/frame.ts';
import { item } from '../../../fixtures/board/complete.ts';

const formats = { locale: 'en', timeZone: 'UTC' };
const field = (name: string, values: Field['values'], kind: Field['kind'], config: Field['config'] = {}): Field => ({
  name,
  kind,
  type: kind === 'number' ? 'Decimal(18, 2)' : 'String',
  values,
  config,
});
const MONEY = { unit: 'currency:financial:$', decimals: 2 };

/** Texts at the bars of a series of money, with so many categories, in so much room. */
function labels(count: number, width: number, options: Record<string, unknown>): string[] {
  const panel = item({ id: 1, type: 'barchart', options });
  if (panel.type !== 'barchart') throw new Error('a bar chart');
  const x = field(
    'x',
    Array.from({ length: count }, (_, at) => `c${at}`),
    'string',
  );
  const y = field(
    'y',
    x.values.map((_, at) => (at === 0 ? '0.00' : '12345.67')),
    'number',
    MONEY,
  );
  const context = { scope: { variables: new Map(), range: { from: 'now', to: 'now' } }, formats };
  const data = chartData([x, y], x, context, 'light');
  const { series } = barOption(data, panel.options, formats, 'light', { width, height: width });
  const [first] = Array.isArray(series) ? series : [];
  const label = first?.type === 'bar' ? first.label : undefined;
  if (!label?.show || typeof label.formatter !== 'function') return [];
  const { formatter } = label;
  return x.values.map((_, dataIndex) => String(formatter({ ...PARAMETERS, dataIndex })));
}
const PARAMETERS = {
  componentType: 'series',
  componentSubType: 'bar',
  componentIndex: 0,
  name: '',
  dataIndex: 0,
  data: 0,
  value: 0,
  $vars: [],
};

describe('numbers at bars', () => {
  it('are in full where there is room, shortened where there is less, and not at all where there is none', () => {
    expect(labels(3, 600, { showValue: 'auto' })).toEqual(['', '$12,345.67', '$12,345.67']);
    expect(labels(3, 120, { showValue: 'auto' })).toEqual(['', '12.3K', '12.3K']);
    expect(labels(3, 30, { showValue: 'auto' })).toEqual([]);
  });

  it('never stand where the panel says so', () => {
    expect(labels(3, 600, { showValue: 'never' })).toEqual([]);
  });

  it('of lying bars depend on their height', () => {
    expect(labels(3, 60, { showValue: 'auto', orientation: 'horizontal' })).toEqual(['', '$12,345.67', '$12,345.67']);
    expect(labels(9, 60, { showValue: 'auto', orientation: 'horizontal' })).toEqual([]);
  });
});
