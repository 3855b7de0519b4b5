import { expect, it } from 'vitest';
import { checksumOf, type SqlFile } from '../../../../clickhouse/catalogue/sql-files.ts';
import { inOrderOfUse } from '../../../../clickhouse/migrator/view-order.ts';

const view = (name: string, text: string): SqlFile => ({ name, creates: name, text, checksum: checksumOf(text) });
const order = (...files: SqlFile[]) => inOrderOfUse(files).map((file) => file.name);

it('puts a view after those it reads, through joins, parentheses and calls', () => {
  expect(
    order(view('a', 'select 1 from b'), view('b', 'select 1 left join c on 1'), view('c', 'in (d)'), view('d', '')),
  ).toEqual(['d', 'c', 'b', 'a']);
  expect(order(view('a', 'from calendar(from = {from:Date})'), view('calendar', ''))).toEqual(['calendar', 'a']);
});

it('keeps the order of names where nothing is read', () => {
  expect(order(view('a', ''), view('b', 'from elsewhere'), view('c', ''))).toEqual(['a', 'b', 'c']);
});

it('does not take words of comments and texts for names', () => {
  expect(order(view('a', "-- from b\nselect 'listed in b', 'it''s from b'"), view('b', 'select 1 from a'))).toEqual([
    'a',
    'b',
  ]);
});

it('names a circle', () => {
  expect(() => order(view('a', 'from b'), view('b', 'from a'))).toThrow(/a → b → a/);
});
