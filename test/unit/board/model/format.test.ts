import { describe, expect, it } from 'vitest';
import type { FieldConfig } from '../../../../grafana/model/field-config.ts';
import type { Cell } from '../../../../services/board/model/api.ts';
import type { Field, Kind } from '../../../../services/board/model/frame.ts';
import { show, showOnAxis } from '../../../../services/board/model/show.ts';

const formats = (locale: string, timeZone = 'UTC') => ({ locale, timeZone });
const field = (config: FieldConfig = {}, kind: Kind = 'number', type = 'Float64'): Field => ({
  name: 'x',
  kind,
  type,
  values: [],
  config,
});
const text = (cell: Cell, config: FieldConfig, locale = 'en') =>
  show(cell, field(config), formats(locale)).text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('numbers', () => {
  it('keeps every digit of a Decimal', () => {
    expect(text('9007199254740993.01', {})).toBe('9,007,199,254,740,993.01');
    expect(text('-0.10', {})).toBe('-0.10');
  });

  it.each([
    ['en', '1,234.50'],
    ['vi', '1.234,50'],
    ['pl', '1 234,50'],
  ])('groups by the rules of %s, four digits too', (locale, expected) => {
    expect(text('1234.50', {}, locale)).toBe(expected);
  });

  it('takes decimals from the configuration', () => {
    expect(text('1234.50', { decimals: 0 })).toBe('1,235');
    expect(text(5, { decimals: 2 })).toBe('5.00');
  });

  it.each([
    ['currency:financial:$', 'en', '$1,234.50'],
    ['currency:financial: ₫:suffix', 'vi', '1.234,50 ₫'],
    ['currency:financial: zł:suffix', 'pl', '1 234,50 zł'],
    ['locale', 'en', '1,234.50'],
  ])('writes the unit %s in %s', (unit, locale, expected) => {
    expect(text('1234.50', { unit }, locale)).toBe(expected);
  });

  it('puts the sign before a currency', () => {
    expect(text('-3.00', { unit: 'currency:financial:$' })).toBe('-$3.00');
  });

  it.each([
    ['percentunit', 0.1234, undefined, '12.3%'],
    ['percentunit', 0.5, 0, '50%'],
    ['percent', 12.5, undefined, '12.5%'],
    ['h', 30, undefined, '1.3 days'],
    ['h', 5.25, undefined, '5.3 hr'],
    ['s', 90, undefined, '1.5 min'],
    ['ms', 250, undefined, '250 ms'],
  ])('writes %s of %s', (unit, value, decimals, expected) => {
    expect(text(value, decimals === undefined ? { unit } : { unit, decimals })).toBe(expected);
  });

  it('shortens numbers on axes only', () => {
    expect(showOnAxis(1_250_000, field({ unit: 'currency:financial:$' }), formats('en'))).toBe('1.3M');
    expect(showOnAxis(0.25, field({ unit: 'percentunit' }), formats('en'))).toBe('25%');
  });
});

describe('times', () => {
  const time = (cell: string, config: FieldConfig, type = "DateTime64(3, 'Asia/Ho_Chi_Minh')", locale = 'en') =>
    show(cell, field(config, 'time', type), formats(locale, 'Asia/Ho_Chi_Minh')).text;

  it('reads a time without offset in the zone of its column, and shows it in the business one', () => {
    expect(time('2026-10-31 23:30:00.000', { unit: 'dateTimeAsIso' })).toBe('2026-10-31 23:30:00');
    expect(time('2026-10-31 23:30:00', { unit: 'dateTimeAsIso' }, "DateTime('UTC')")).toBe('2026-11-01 06:30:00');
    expect(time('2026-10-31T23:30:00+01:00', { unit: 'dateTimeAsIso' })).toBe('2026-11-01 05:30:00');
  });

  it('never moves a day', () => {
    const day = show('2026-10-01', field({}, 'date', 'Date'), formats('vi', 'America/New_York')).text;
    expect(day).toBe('01/10/2026');
  });
});

describe('words and colours', () => {
  const words: FieldConfig = {
    mappings: [{ type: 'value', options: { won: { text: 'Won', color: 'green' }, '0': { text: 'none' } } }],
  };

  it('maps values to words', () => {
    expect(show('won', field(words, 'string'), formats('en'))).toEqual({ text: 'Won', colour: 'green', empty: false });
    expect(text(0, words)).toBe('none');
    expect(text(6, words)).toBe('6');
  });

  it('says what stands for NULL where the field does', () => {
    expect(show(null, field({ noValue: 'n/a' }), formats('en'))).toEqual({ text: 'n/a', empty: true });
  });

  it('colours by the highest threshold at or below', () => {
    const config: FieldConfig = {
      color: { mode: 'thresholds' },
      thresholds: {
        mode: 'absolute',
        steps: [
          { value: null, color: 'red' },
          { value: 0, color: 'text' },
          { value: 0.000001, color: 'green' },
        ],
      },
    };
    const colours = [-1, 0, '0.01'].map((cell) => show(cell, field(config), formats('en')).colour);
    expect(colours).toEqual(['red', 'text', 'green']);
  });
});
