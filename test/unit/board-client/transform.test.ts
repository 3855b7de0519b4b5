import { describe, expect, it } from 'vitest';
import { configure, labelOf } from '../../../services/board/model/field-config.ts';
import { fieldsOf } from '../../../services/board/model/frame.ts';
import { transform } from '../../../services/board/model/transform.ts';

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
  const matrix = (emptyValue: string) => [
    { id: 'groupingToMatrix', options: { rowField: 'person', columnField: 'stage', valueField: 'n', emptyValue } },
  ];

  it('makes a column of every value in order of appearance, and fills gaps as told', () => {
    expect(shape(transform(people(), matrix('zero'), 'en'))).toEqual([
      ['person\\stage', 'Ann', 'Ben'],
      ['Offer', 1, 0],
      ['Won', 3, 2],
    ]);
    expect(shape(transform(people(), matrix('null'), 'en'))[1]).toEqual(['Offer', 1, null]);
  });

  it('leaves rows alone where a named field is missing', () => {
    const options = { rowField: 'person', columnField: 'nothing', valueField: 'n' };
    expect(shape(transform(people(), [{ id: 'groupingToMatrix', options }], 'en'))).toEqual(shape(people()));
  });
});

describe('organize and sortBy', () => {
  it('leaves out, orders and renames', () => {
    const options = { excludeByName: { person: true }, indexByName: { n: 0, stage: 1 }, renameByName: { n: 'Count' } };
    const fields = transform(people(), [{ id: 'organize', options }], 'en');
    expect(fields.map(labelOf)).toEqual(['Count', 'stage']);
  });

  it('sorts numbers as numbers and leaves NULL last in both directions', () => {
    const rows = () => frame({ v: 'Nullable(Decimal(18, 2))' }, [['10.00'], [null], ['9.00'], ['-1.50']]);
    const sorted = (desc: boolean) =>
      shape(transform(rows(), [{ id: 'sortBy', options: { fields: {}, sort: [{ field: 'v', desc }] } }], 'en'))[0];
    expect(sorted(false)).toEqual(['v', '-1.50', '9.00', '10.00', null]);
    expect(sorted(true)).toEqual(['v', '10.00', '9.00', '-1.50', null]);
  });

  it('does not perform what is switched off', () => {
    const off = { id: 'organize', disabled: true, options: { excludeByName: { n: true } } };
    expect(transform(people(), [off], 'en')).toHaveLength(3);
  });
});

describe('field configuration', () => {
  const configured = (overrides: Array<{ id: string; options: string; properties: Record<string, unknown> }>) =>
    configure(people(), {
      defaults: { unit: 'short', custom: { align: 'auto', width: 10 } },
      overrides: overrides.map(({ id, options, properties }) => ({
        matcher: { id, options },
        properties: Object.entries(properties).map(([property, value]) => ({ id: property, value })),
      })),
    }).map(({ config }) => config);

  it('lets later overrides win, and sets one part without losing its neighbours', () => {
    const [person, , n] = configured([
      { id: 'byRegexp', options: '/^n|person$/', properties: { unit: 'locale' } },
      { id: 'byName', options: 'n', properties: { unit: 'h', 'custom.width': 90 } },
    ]);
    expect([person?.unit, n?.unit]).toEqual(['locale', 'h']);
    expect(n?.custom).toEqual({ align: 'auto', width: 90 });
  });

  it('names the field and the part that is not understood', () => {
    expect(() => configured([{ id: 'byName', options: 'n', properties: { decimals: 'two' } }])).toThrow('n: decimals');
  });
});
