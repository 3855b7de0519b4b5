import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addEvidence, inferMark, noEvidence } from '../../../../services/cli/import/number-format.ts';
import { type DecimalMark, type NumberRules, readNumber } from '../../../../services/cli/import/numbers.ts';

const value = (text: string, mark: DecimalMark, rules?: NumberRules) => {
  const read = readNumber(text, mark, rules);
  return 'problem' in read ? 'refused' : read.decimal;
};

describe('a number by a declared decimal mark', () => {
  it.each([
    // Text, by a point, by a comma.
    ['12,50', 'refused', '12.50'],
    ['0,5', 'refused', '0.5'],
    ['1.250,00', 'refused', '1250.00'],
    ['12.50', '12.50', 'refused'],
    ['1.234.56', 'refused', 'refused'],
    ['1,234.56', '1234.56', 'refused'],
    ['1,234,567', '1234567', 'refused'],
    ['1.234.567', 'refused', '1234567'],
    ['1,250', '1250', '1.250'],
    ['1.250', '1.250', '1250'],
    ['1 234,56 zł', 'refused', '1234.56'],
    ['1\u202f234,56\u00a0€', 'refused', '1234.56'],
    ['1’234.50', '1234.50', 'refused'],
    ['1,25,000.00', '125000.00', 'refused'],
    ['12.50-', '-12.50', 'refused'],
    ['(12.50)', '-12.50', 'refused'],
    ['\u221212', '-12', '-12'],
    ['.5', '0.5', 'refused'],
    ['12,-', 'refused', 'refused'],
    ['12-50', 'refused', 'refused'],
    ['-12-', 'refused', 'refused'],
    ['12.5%', 'refused', 'refused'],
    ['1E+03', 'refused', 'refused'],
    ['1,2,3', 'refused', 'refused'],
    ['12 34', 'refused', 'refused'],
    ['1 234 56', 'refused', 'refused'],
    ['+48 600 100 200', 'refused', 'refused'],
    ['0048600100200', 'refused', 'refused'],
    ['007', 'refused', 'refused'],
    ['١٢', 'refused', 'refused'],
    ['12 pcs', 'refused', 'refused'],
    ['n/a', 'refused', 'refused'],
    ['-', 'refused', 'refused'],
    ['0', '0', '0'],
    ['0.0', '0.0', 'refused'],
  ])('%s is %s by a point and %s by a comma', (text, byPoint, byComma) => {
    expect([value(text, '.'), value(text, ',')]).toEqual([byPoint, byComma]);
  });

  it('takes only the group mark that is declared', () => {
    expect(value('1,250', '.', { groupMark: 'none' })).toBe('refused');
    expect(value('1 250', '.', { groupMark: ' ' })).toBe('1250');
    expect(value('1,250', '.', { groupMark: ' ' })).toBe('refused');
  });

  it('takes declared units, and says which currency is beside them', () => {
    expect(value('12.5 %', '.', { units: ['%'] })).toBe('12.5');
    expect(readNumber('12.50 EUR', '.')).toMatchObject({ decimal: '12.50', currency: { codes: ['EUR'] } });
    expect(readNumber('zł 12', ',')).toMatchObject({ currency: { codes: ['PLN'] } });
  });

  it('reads what any format writes as the same number, or refuses it', () => {
    const amount = fc.tuple(fc.integer({ min: 0, max: 10 ** 12 }), fc.integer({ min: 0, max: 99 }));
    fc.assert(
      fc.property(
        amount,
        fc.constantFrom('en-US', 'de-DE', 'pl-PL', 'vi-VN', 'fr-FR', 'de-CH', 'en-IN'),
        (parts, locale) => {
          const decimal = `${parts[0]}.${String(parts[1]).padStart(2, '0')}`;
          const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
          const text = format.format(Number(decimal));
          const read = [value(text, '.'), value(text, ',')];
          expect(read).toContain(decimal);
          expect(read.filter((one) => one !== decimal && one !== 'refused')).toEqual([]);
        },
      ),
    );
  });
});

describe('the decimal mark of a column', () => {
  const infer = (...cells: string[]) => {
    const evidence = noEvidence();
    for (const [index, cell] of cells.entries()) addEvidence(evidence, cell, {}, index + 2);
    return inferMark(evidence);
  };

  it.each([
    [['12', '12,50'], ',', 3],
    [['1.250,00', '7'], ',', 2],
    [['1,250', '12.50'], '.', 3],
    [['1.250', '12,50'], ',', 3],
    [['5', '1 200'], '.', undefined],
    [['n/a', '+48 600', '3.5'], '.', 4],
    [['0,500'], ',', 2],
  ])('of %j is %s (line %s)', (cells, mark, line) => {
    expect(infer(...cells)).toEqual({ mark, line });
  });

  it.each([
    [['1,250', '3'], 'the comma in line 2'],
    [['1.250'], 'the point in line 2'],
    [['12.50', '12,50'], 'line 2 writes fractions with a point, line 3 with a comma'],
    // One typing error must not turn a thousand amounts into fractions.
    [['1,250', '12,50'], 'the comma in line 2'],
  ])('of %j is asked for', (cells, question) => {
    expect(infer(...cells)).toMatchObject({ question: expect.stringContaining(question) });
  });
});
