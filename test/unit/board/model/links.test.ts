import { describe, expect, it } from 'vitest';
import type { Field } from '../../../../services/board/model/frame.ts';
import { interpolate, type Scope } from '../../../../services/board/model/interpolate.ts';
import { targetsOf } from '../../../../services/board/model/links.ts';
import { reduce } from '../../../../services/board/model/reduce.ts';

const formats = { locale: 'en', timeZone: 'UTC' };
const scope: Scope = {
  variables: new Map([
    ['sources', { name: 'sources', values: ['a&b', 'c'], texts: ['A & B', 'C'], multi: true }],
    ['campaign', { name: 'campaign', values: ['$__all'], texts: ['Tất cả'], allValue: "''" }],
  ]),
  range: { from: 'now-27d/d', to: 'now/d' },
};
const column = (
  name: string,
  values: Field['values'],
  config: Field['config'] = {},
  kind: Field['kind'] = 'string',
): Field => ({
  name,
  kind,
  type: kind === 'number' ? 'UInt64' : 'String',
  values,
  config,
});
const words = { mappings: [{ type: 'value' as const, options: { won: { text: 'Gagné' } } }] };

describe('links', () => {
  it('keep filters and time', () => {
    expect(interpolate('/d/x?${__url_time_range}&${sources:queryparam}&${campaign:queryparam}', scope)).toBe(
      '/d/x?from=now-27d%2Fd&to=now%2Fd&var-sources=a%26b&var-sources=c&var-campaign=$__all',
    );
  });

  it('say "all" in the language of the board', () => {
    expect(interpolate('${campaign:text}, ${sources:text}, ${unknown}', scope)).toBe('Tất cả, A & B + C, ${unknown}');
  });

  it('carry the row’s values, words where they are mapped to words', () => {
    const link = {
      title: '${__data.fields.outcome}',
      url: '/d/l?o=${__data.fields.outcome:percentencode}&id=${__data.fields.id:percentencode}&n=${__value.raw}&c=${__field.name:percentencode}',
      targetBlank: false as const,
    };
    const count = column('n', [5, 1234567], { links: [link], unit: 'locale', displayName: 'Number of' }, 'number');
    const fields = [column('id', ['x/1', 'y 2']), column('outcome', ['lost', 'won'], words), count];
    expect(targetsOf(fields, 1, count, scope, formats)).toEqual([
      { title: 'Gagné', href: '/d/l?o=Gagn%C3%A9&id=y%202&n=1234567&c=Number%20of' },
    ]);
  });

  it('lead nowhere from an empty cell, nor to a script', () => {
    const value = column('v', [null, 'javascript:alert(1)'], {
      links: [{ title: 'x', url: '${__value.raw}', targetBlank: false }],
    });
    expect([0, 1].map((row) => targetsOf([value], row, value, scope, formats))).toEqual([[], []]);
  });
});

describe('reduced values', () => {
  const rows = [
    column('stage', ['created', 'won'], words),
    column('n', [7, 3], { displayName: '${__data.fields.stage}' }, 'number'),
    column('id', ['a', 'b']),
  ];
  const context = { scope, formats };

  it('are one per row, called by the words of another column', () => {
    const found = reduce(rows, { values: true, fields: '', calcs: [] }, context);
    expect(found.map(({ label, shown }) => [label, shown.text])).toEqual([
      ['created', '7'],
      ['Gagné', '3'],
    ]);
  });

  it('are the last that is not NULL of every number otherwise', () => {
    const fields = [
      column('revenue', ['1.00', '2.00', null], { displayName: 'Revenue' }, 'number'),
      column('note', ['a', 'b', 'c']),
    ];
    expect(
      reduce(fields, { values: false, calcs: ['lastNotNull'], fields: '' }, context).map(({ label, cell }) => [
        label,
        cell,
      ]),
    ).toEqual([['Revenue', '2.00']]);
  });

  it('stop at the limit', () => {
    expect(reduce(rows, { values: true, fields: '', calcs: [], limit: 1 }, context)).toHaveLength(1);
  });
});
