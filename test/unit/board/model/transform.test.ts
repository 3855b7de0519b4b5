import { describe, expect, it } from 'vitest';
import { configure } from '../../../../services/board/model/field-config.ts';
import { fieldsOf } from '../../../../services/board/model/frame.ts';
import { transform } from '../../../../services/board/model/transform.ts';

const frame = (columns: Record<string, string>, rows: unknown[][]) =>
  fieldsOf({ refId: 'A', columns: Object.entries(columns).map(([name, type]) => ({ name, type })), rows });
const shape = (fields: ReturnType<typeof frame>) => fields.map(({ name, values }) => [name, ...values]);

const people = () =>
  frame({ person: 'String', stage: 'String', n: 'UInt64' }, [
    ['Ann', 'Offer', 1],
    ['Ben', 'Won', 2],
    ['Ann', 'Won', 3],
  ]);

describe('groupingToMatrix', () => {
  const matrix = (emptyValue: 'zero' | 'null', columnField = 'stage') => [
    { id: 'groupingToMatrix' as const, options: { rowField: 'person', columnField, valueField: 'n', emptyValue } },
  ];

  it('makes a column of every value in order of appearance, and fills gaps as told', () => {
    expect(shape(transform(people(), matrix('zero')))).toEqual([
      ['person\\stage', 'Ann', 'Ben'],
      ['Offer', 1, 0],
      ['Won', 3, 2],
    ]);
    expect(shape(transform(people(), matrix('null')))[1]).toEqual(['Offer', 1, null]);
  });

  it('leaves rows alone where a named field is missing', () => {
    expect(shape(transform(people(), matrix('zero', 'nothing')))).toEqual(shape(people()));
  });
});

describe('field configuration', () => {
  it('lets later overrides win, and sets one part without losing its neighbours', () => {
    const [person, , n] = configure(people(), {
      defaults: { noValue: '–', custom: { align: 'auto', width: 10 } },
      overrides: [
        { matcher: { id: 'byRegexp', options: '/^n|person$/' }, properties: [{ id: 'unit', value: 'locale' }] },
        {
          matcher: { id: 'byName', options: 'n' },
          properties: [
            { id: 'unit', value: 'h' },
            { id: 'custom.width', value: 90 },
          ],
        },
      ],
    }).map(({ config }) => config);
    expect([person?.unit, n?.unit]).toEqual(['locale', 'h']);
    expect(n?.custom).toEqual({ align: 'auto', width: 90 });
  });
});
