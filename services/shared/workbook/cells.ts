import type { Cell } from 'write-excel-file/node';
import type { CellKind, SheetValue } from './sheet.ts';

/** Excel refuses a file with a longer text. */
const MAX_TEXT = 32_767;
/** Of a double, which is what a cell with a number holds: beyond it money is written as text, to keep every cent. */
const EXACT_DIGITS = 15;
/** What XML 1.0 can't hold, even escaped: a name with one of these would make the file unreadable. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take out
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const FORMATS: Partial<Record<CellKind, string>> = {
  money: '#,##0.00',
  rate: '0.0%',
  day: 'yyyy-mm-dd',
  time: 'yyyy-mm-dd hh:mm:ss',
};

function text(value: string): Cell {
  const clean = value.replace(NOT_XML, '');
  return { value: clean.length > MAX_TEXT ? `${clean.slice(0, MAX_TEXT - 1)}…` : clean };
}

function number(value: number, kind: CellKind): Cell {
  if (!Number.isFinite(value)) return text(String(value));
  const format = FORMATS[kind];
  return format === undefined ? { value } : { value, format };
}

/** A sheet's times have no zone: the wall clock of the value's own offset is what is shown. */
function moment(value: string, kind: 'day' | 'time'): Cell {
  const wall = kind === 'day' ? `${value.slice(0, 10)}T00:00:00Z` : `${value.slice(0, 19)}Z`;
  const at = new Date(wall);
  // Before 1900 Excel knows no dates.
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1901) return text(value);
  return { value: at, format: FORMATS[kind] ?? '' };
}

/** How a value is written: with its format, and as a text where a sheet has nothing that holds it. */
export function cellOf(value: SheetValue, kind: CellKind): Cell {
  if (value === null) return null;
  if (kind === 'day' || kind === 'time') return moment(String(value), kind);
  if (kind === 'text') return text(String(value));
  if (kind === 'money' && String(value).replace(/\D/g, '').length > EXACT_DIGITS) return text(String(value));
  return number(Number(value), kind);
}
