import { describe, expect, it } from 'vitest';
import type { MetricView } from '../../../../clickhouse/catalogue/views.ts';
import { createCursors } from '../../../../services/gateway/paging/cursor.ts';
import { keysetOf } from '../../../../services/gateway/paging/keyset.ts';

const place = { login: 'ann', report: 'r', sort: '', values: { from: '2026-10-01', sources: ['secret-source'] } };
const mark = { after: ['1', null, 'ż"\\\n'], seen: 7, limit: 3 };

describe('a cursor', () => {
  it('says where to go on, while the secret is changed too, and holds no parameter', () => {
    const cursor = createCursors(['old']).write(place, mark);
    expect(createCursors(['new', 'old']).read(cursor, place)).toEqual(mark);
    expect(() => createCursors(['new']).read(cursor, place)).toThrow('start again');
    expect(Buffer.from(cursor.split('.')[0] ?? '', 'base64url').toString()).not.toContain('secret-source');
  });

  it.each([
    ['viewer', { login: 'bob' }],
    ['report', { report: 's' }],
    ['sort', { sort: 'a' }],
    ['from', { values: { ...place.values, from: '2026-10-02' } }],
    ['sources', { values: { ...place.values, sources: [] } }],
    ['sources', { values: { from: '2026-10-01' } }],
    ['to', { values: { ...place.values, to: '' } }],
  ])('of another %s is refused by that name', (name, other) => {
    const cursors = createCursors(['secret']);
    const cursor = cursors.write(place, mark);
    expect(() => cursors.read(cursor, { ...place, ...other })).toThrow(
      expect.objectContaining({
        status: 400,
        code: 'invalid_cursor',
        message: expect.stringContaining(`another ${name}:`),
      }),
    );
  });
});

it('binds the values of a cursor, whatever they are, and orders NULL last', () => {
  const view: MetricView = {
    ...{ name: 'v', sqlName: 'v', title: '', notes: {}, access: 'tables', aliases: [], parameters: [] },
    columns: [
      { name: 'amount', type: 'Nullable(Decimal(18, 2))', comment: '' },
      { name: 'at', type: "DateTime64(3, '{{timezone}}')", comment: '' },
      { name: 'thing_id', type: 'String', comment: '' },
    ],
    order: [{ column: 'thing_id', descending: false }],
  };
  const keyset = keysetOf(
    view,
    [{ column: 'amount', descending: true }, { column: 'at', descending: false }, ...view.order],
    'a',
  );
  expect(keyset.orderBy).toContain('a.amount desc nulls last');
  const { condition, parameters } = keyset.after(["1' or 1=1", '5', 'x']);
  expect(parameters).toEqual({ after_0: "1' or 1=1", after_1: '5', after_2: 'x' });
  expect(condition).not.toContain('1=1');
  expect(condition).toContain('(isNull(a.amount) or a.amount < {after_0:Decimal(18, 2)})');
  expect(condition).toContain('toUnixTimestamp64Milli(a.at) > {after_1:Int64}');
  expect(keyset.after([null, '5', 'x']).condition).toMatch(/^\(isNull\(a\.amount\) and toUnix/);
});
