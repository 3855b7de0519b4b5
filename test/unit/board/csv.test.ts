import { expect, it } from 'vitest';
import { toCsv } from '../../../services/board/export/csv.ts';
import { fileNameOf } from '../../../services/board/export/download.ts';

const column = (title: string, kind: 'text' | 'number' | 'money' | 'time') => ({ title, kind });
const body = (value: string | number | null, kind: 'text' | 'number' | 'money' | 'time') =>
  toCsv({ columns: [column('c', kind)], rows: [[value]] }).split('\r\n')[1];

it.each([
  ['=1+1', "'=1+1"],
  ['+48 123', "'+48 123"],
  ['-x', "'-x"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['a=1', 'a=1'],
  ['', ''],
  ['a,b', '"a,b"'],
  ['a "b"', '"a ""b"""'],
])('writes the text %j so that no spreadsheet computes it: %j', (value, expected) => {
  expect(body(value, 'text')).toBe(expected);
});

it('leaves amounts, numbers and nothing what they are', () => {
  expect(body('-9007199254740.99', 'money')).toBe('-9007199254740.99');
  expect(body(-1.5, 'number')).toBe('-1.5');
  expect(body(null, 'number')).toBe('');
});

it('writes the wall clock of a time', () => {
  expect(body('2026-10-25T02:30:00.120+02:00', 'time')).toBe('2026-10-25 02:30:00');
});

it.each([
  ['Orders / month: "all"?', 'Orders month all.csv'],
  ['..', 'leadstream.csv'],
  ['Doanh thu theo tháng', 'Doanh thu theo tháng.csv'],
  ['a\u0000\nb', 'a b.csv'],
  ['x'.repeat(300), `${'x'.repeat(100)}.csv`],
])('names a file of the panel %j %j', (title, name) => {
  expect(fileNameOf(title, 'csv')).toBe(name);
});
