import { describe, expect, it } from 'vitest';
import { compileMapping } from '../../../../services/cli/import/compile.ts';
import { parseMapping } from '../../../../services/cli/import/load-mapping.ts';

const HEAD = 'version: 1\nname: test\nsource: /crm/test\n';
const event = (fields: string) =>
  `${HEAD}rows:\n  - type: crm.contact.created\n    id: c-{Id}\n    time: "{When}"\n${fields}`;
const compile = (text: string, zone = 'UTC') => compileMapping(parseMapping(text, 'm.yaml'), zone);
const oneEvent = (text: string, row: Record<string, string>, zone?: string) => compile(text, zone).eventsOf(row)[0];

const ROW = { Id: '7', When: '2026-03-01', Name: 'Lan', Amount: '1.234,50 zł', Tags: 'a; b;;c', Won: '' };

describe('mapping file', () => {
  it('turns columns, constants and nested values into an event', () => {
    const text = event(
      '    data:\n      contact_id: "{Id}"\n      name: "{Name} ({Id})"\n      origin: api\n      custom: { won: "{Won}", id: "{Id}" }\n',
    );
    expect(oneEvent(text, ROW)).toEqual({
      specversion: '1.0',
      id: 'c-7',
      source: '/crm/test',
      type: 'crm.contact.created',
      time: '2026-03-01T00:00:00.000Z',
      data: { contact_id: '7', name: 'Lan (7)', origin: 'api', custom: { id: '7' } },
    });
  });

  it('leaves a field out where its column is empty, or clears it where asked', () => {
    const text = event(
      '    data:\n      contact_id: "{Id}"\n      name: "{Won}"\n      phone: { column: Won, empty: "null" }\n      email: { column: Won, default: x@example.com }\n',
    );
    expect(oneEvent(text, ROW)?.data).toEqual({ contact_id: '7', phone: null, email: 'x@example.com' });
  });

  it.each([
    ['{ column: Amount, as: decimal, decimal_mark: ",", currency: PLN }', '1234.50'],
    ['{ column: Amount, as: number, decimal_mark: ",", currency: PLN }', 1234.5],
    ['{ column: Tags, as: list }', ['a', 'b', 'c']],
    ['{ column: Id, as: integer }', 7],
    ['{ column: Name, map: { Lan: owner }, otherwise: agent }', 'owner'],
    ['{ column: Id, map: { Lan: owner }, otherwise: agent }', 'agent'],
    ['{ column: When, as: date }', '2026-03-01'],
    ['{ column: Name, length: 2 }', 'La'],
    ['42', 42],
    ['"{{Id}} is {Id}"', '{Id} is 7'],
  ])('reads %s', (spec, expected) => {
    expect(oneEvent(event(`    data: { x: ${spec} }\n`), ROW)?.data).toEqual({ x: expected });
  });

  it('reads local times in the mapping’s zone, across the change of the clocks', () => {
    const text = event('    data: {}\n').replace('source:', 'timezone: Europe/Warsaw\nsource:');
    const timeOf = (When: string) => oneEvent(text, { ...ROW, When })?.time;
    expect(timeOf('2026-03-28 12:00:00')).toBe('2026-03-28T11:00:00.000Z');
    expect(timeOf('2026-03-29 12:00:00')).toBe('2026-03-29T10:00:00.000Z');
    expect(timeOf('2026-03-29T12:00:00+07:00')).toBe('2026-03-29T05:00:00.000Z');
  });

  it('reads a day in the business time zone where the mapping names none', () => {
    expect(oneEvent(event('    data: {}\n'), ROW, 'Asia/Ho_Chi_Minh')?.time).toBe('2026-02-28T17:00:00.000Z');
  });

  it('reads times in a form of the export’s own', () => {
    const text = event('    data: {}\n').replace('"{When}"', '{ column: When, format: "MM/dd/yyyy h:mm a" }');
    expect(oneEvent(text, { ...ROW, When: '02/26/2018 7:58 PM' })?.time).toBe('2018-02-26T19:58:00.000Z');
  });

  it.each([
    ['when: Won', false],
    ['when: Name', true],
    ['when: { column: Name, is: [Lan, Mai] }', true],
    ['when: { column: Name, not: Lan }', false],
    ['when: { column: Id, matches: "^[0-9]$" }', true],
    ['when: { column: Won, empty: true }', true],
    ['when: [Name, { column: Id, is: "8" }]', false],
  ])('emits by %s: %s', (when, emitted) => {
    expect(compile(event(`    ${when}\n    data: {}\n`)).eventsOf(ROW)).toHaveLength(emitted ? 1 : 0);
  });

  it('refuses a row whose id would have a hole, and names the column, never the cell', () => {
    const mapping = compile(event('    data: {}\n'));
    expect(() => mapping.eventsOf({ ...ROW, Id: '' })).toThrow(/id of an event needs this column/);
    try {
      mapping.eventsOf({ ...ROW, When: 'secret@example.com' });
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ fault: { code: 'invalid_time', field: 'When' } });
      expect(String(error)).not.toContain('secret');
    }
  });

  it('tells which columns the file must have', () => {
    const text = event('    when: Won\n    data: { a: { column: Amount }, b: ["{Tags}"] }\n');
    expect(compile(text).columns.sort()).toEqual(['Amount', 'Id', 'Tags', 'When', 'Won']);
  });

  it.each([
    [`${HEAD}rows: []\n`, 'm.yaml:4: rows: '],
    [`${HEAD}rowz: 1\n`, 'rowz'],
    [event('    data: {}\n').replace('crm.contact.created', 'contact'), 'm.yaml:5: rows.0.type: must be an event type'],
    [`${HEAD}rows:\n  - [\n`, 'm.yaml:'],
    [`timezone: Mars/Base\n${event('    data: {}\n')}`, 'm.yaml:1: timezone'],
  ])('says where a mapping is wrong (%#)', (text, expected) => {
    expect(() => parseMapping(text, 'm.yaml')).toThrow(expected);
  });

  it.each([
    [
      event('    data: {}\n').replace('crm.contact.created', 'crm.contact.creatd'),
      'rows.0.type: crm.contact.creatd is not',
    ],
    [event('    data: {}\n').replace('c-{Id}', 'c-1'), 'rows.0.id: needs a column'],
    [event('    data: { a: "{Id" }\n'), 'brace without its partner'],
    [event('    data: { a: { column: Id, as: money } }\n'), 'rows.0.data.a'],
    [
      event('    data: {}\n').replace(
        'rows:',
        'once:\n  - { type: crm.product.set, id: p, time: 2020-01-01, data: {} }\nrows:',
      ),
      'once.0.data.product_id',
    ],
  ])('says what can not be compiled (%#)', (text, expected) => {
    expect(() => compile(text)).toThrow(expected);
  });
});

describe('numbers of a mapping', () => {
  const deal = (fields: string) =>
    `${HEAD}rows:\n  - type: crm.opportunity.created\n    id: o-{Id}\n    time: "{When}"\n    data: ${fields}\n`;
  const built = (fields: string, Amount: string) => oneEvent(deal(fields), { ...ROW, Amount })?.data;

  it('must be of the event’s currency where they say one', () => {
    const fields = '{ estimated_value: { column: Amount, as: decimal, decimal_mark: "." }, currency: EUR }';
    expect(built(fields, '12.50 EUR')).toEqual({ estimated_value: '12.50', currency: 'EUR' });
    expect(() => built(fields, '12.50 USD')).toThrow('says USD and the event EUR');
    expect(() => built(fields, '$12.50')).toThrow('says the sign $ and the event EUR');
    expect(() => built('{ estimated_value: { column: Amount, as: decimal } }', '12.50 EUR')).toThrow(
      'names no currency',
    );
    const lines = '{ currency: USD, lines: [{ product_id: p, amount: { column: Amount, as: decimal } }] }';
    expect(built(lines, '$12.50')).toMatchObject({ lines: [{ amount: '12.50' }] });
  });

  it('can give the event its currency', () => {
    const fields = '{ estimated_value: { column: Amount, as: decimal }, currency: { column: Amount, as: currency } }';
    expect(built(fields, '12.50 zł')).toEqual({ estimated_value: '12.50', currency: 'PLN' });
    expect(() => built(fields, '$12.50')).toThrow('several currencies');
    expect(() => built(fields, '12.50')).toThrow('names no currency');
  });

  it('are never passed on as the text that the file happens to have', () => {
    expect(built('{ estimated_value: "{Amount}" }', '1 234,50')).toEqual({ estimated_value: '1234.50' });
    expect(() => built('{ estimated_value: "{Amount}" }', '1.250')).toThrow('depends on the decimal mark');
    expect(built('{ custom: { amount: "{Amount}" } }', '1.250')).toEqual({ custom: { amount: '1.250' } });
  });

  it('are whole, and short enough to be exact, where they are read as such', () => {
    expect(() => built('{ x: { column: Amount, as: integer } }', '12,50')).toThrow('is not a whole number');
    expect(() => built('{ x: { column: Amount, as: number } }', '12345678901234567')).toThrow('more than 15 digits');
    expect(built('{ x: { column: Amount, as: number, unit: "%" } }', '40 %')).toEqual({ x: 40 });
  });

  it('need marks that differ', () => {
    const fields = '{ x: { column: Amount, as: number, decimal_mark: ",", group_mark: "," } }';
    expect(() => compile(deal(fields))).toThrow('decimal_mark and group_mark are the same');
  });
});
