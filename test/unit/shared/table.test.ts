import { describe, expect, it } from 'vitest';
import { markdownTable, renderTable } from '../../../services/shared/table.ts';
import { count, number } from '../../../services/shared/words.ts';

describe('a table', () => {
  it('has columns as wide as their widest cell, numbers to the right', () => {
    const lines = renderTable(
      [
        ['topic', 'read'],
        ['crm.events/0', '1,200'],
        ['all', '7', 'more'],
      ],
      ['left', 'right'],
    );
    expect(lines).toEqual(['topic          read', 'crm.events/0  1,200', 'all               7  more']);
  });

  it('counts places on the terminal, not characters', () => {
    expect(
      renderTable([
        ['株式会社', 'a'],
        ['Nguyễn'.normalize('NFD'), 'b'],
        ['👍🏽', 'c'],
      ]),
    ).toEqual(['株式会社  a', `${'Nguyễn'.normalize('NFD')}    b`, '👍🏽        c']);
  });

  it('has no lines where there is nothing', () => {
    expect(renderTable([])).toEqual([]);
  });

  it('is written as Markdown', () => {
    expect(
      markdownTable(
        [
          ['view', 'ms'],
          ['a', '1'],
        ],
        ['left', 'right'],
      ),
    ).toBe('| view | ms |\n| --- | ---: |\n| a | 1 |');
  });
});

it('counts in words', () => {
  expect([0, 1, 2, 12_000].map((n) => count(n, 'lead report'))).toEqual([
    '0 lead reports',
    '1 lead report',
    '2 lead reports',
    '12,000 lead reports',
  ]);
  expect(count(1, 'contact or cost', 'contacts and costs')).toBe('1 contact or cost');
  expect(count(3, 'contact or cost', 'contacts and costs')).toBe('3 contacts and costs');
  expect(number(1234n)).toBe('1,234');
});
