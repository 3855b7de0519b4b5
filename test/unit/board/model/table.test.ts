import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, hexOf, PALETTES, readable, SURFACES } from '../../../../services/board/model/colour.ts';
import type { Field } from '../../../../services/board/model/frame.ts';
import { leadsToPage } from '../../../../services/board/model/links.ts';
import { parseMarkdown } from '../../../../services/board/model/markdown.ts';
import { compareDecimals, fold, matching, nextSort, sortedRows } from '../../../../services/board/model/rows.ts';

const text = (name: string, values: Field['values'], config: Field['config'] = {}): Field => ({
  name,
  kind: 'string',
  type: 'String',
  values,
  config,
});

describe('order', () => {
  it('of decimals is exact beyond what floats can tell apart', () => {
    const unit = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
    const written = (value: bigint) => {
      const digits = String(value < 0n ? -value : value).padStart(3, '0');
      return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
    };
    fc.assert(
      fc.property(unit, unit, (one, other) => {
        expect(Math.sign(compareDecimals(written(one), written(other)))).toBe(one === other ? 0 : one < other ? -1 : 1);
      }),
    );
  });

  it('of texts follows the locale; equal rows keep their places', () => {
    const fields = [text('name', ['Żak', 'Zofia', 'Ewa 10', 'Ewa 2', '', 'Ewa 2'])];
    expect(sortedRows(fields, { column: 'name', descending: false }, 'pl')).toEqual([3, 5, 2, 1, 0, 4]);
  });

  it('of mapped values is that of their words', () => {
    const config = { mappings: [{ type: 'value' as const, options: { a: { text: 'Zebra' }, b: { text: 'Ant' } } }] };
    expect(sortedRows([text('x', ['a', 'b'], config)], { column: 'x', descending: false }, 'en')).toEqual([1, 0]);
  });

  it('goes round: one way, the other, as asked', () => {
    const field = text('x', []);
    const first = nextSort(null, field);
    const second = nextSort(first, field);
    expect([first, second, nextSort(second, field)]).toEqual([
      { column: 'x', descending: false },
      { column: 'x', descending: true },
      null,
    ]);
  });
});

describe('search', () => {
  it('does without marks and capitals, in what is visible', () => {
    const fields = [text('name', ['Nguyễn Đức', 'Łukasz']), text('secret', ['duc', 'x'], { custom: { hidden: true } })];
    const found = (search: string) => matching(fields, [0, 1], search, { locale: 'vi', timeZone: 'UTC' });
    expect([found('nguyen duc'), found('LUKASZ'), found('x'), found(' ')]).toEqual([[0], [1], [], [0, 1]]);
    expect(fold('Ứng dụng')).toBe('ung dung');
  });
});

describe('colours', () => {
  it.each(['light', 'dark'] as const)('of text can be read on the %s surface and on tinted cells', (theme) => {
    const { surface, text: ink, muted } = SURFACES[theme];
    const hues = ['red', 'green', 'yellow', 'orange', 'blue', 'purple', 'dark-red', 'super-light-yellow'].map(
      (name) => hexOf(name, theme) ?? '',
    );
    for (const colour of [...hues, ...PALETTES[theme]])
      expect(contrast(readable(colour, surface), surface)).toBeGreaterThanOrEqual(4.5);
    for (const colour of [ink, muted]) expect(contrast(colour, surface)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('markdown', () => {
  it('links to pages only', () => {
    const hrefs = ['https://a.b', '/d/x', '//evil.example', 'javascript:alert(1)', 'data:text/html,x'];
    expect(hrefs.filter(leadsToPage)).toEqual(['https://a.b', '/d/x']);
  });

  it('is read as a tree', () => {
    expect(parseMarkdown('## A\n- b').map(({ type }) => type)).toEqual(['heading', 'list']);
  });
});
