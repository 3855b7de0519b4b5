import { currencyOf } from './currency-sign.ts';
import type { ColumnField } from './mapping-schema.ts';
import { type DecimalMark, type ReadNumber, readNumber } from './numbers.ts';
import { type Row, RowError } from './row.ts';
import { toDate, toTime } from './times.ts';

const YES = new Set(['true', 't', 'yes', 'y', '1', 'x']);
const NO = new Set(['false', 'f', 'no', 'n', '0']);
/** Digits that a double holds whatever they are. */
const SAFE_DIGITS = 15;

/** What a column's value depends on besides its row. */
export interface ValueContext {
  /** IANA zone of times without offset. */
  zone: string;
  /** The column's decimal mark, declared or inferred; undefined: only numbers that are the same by both marks, or no number by one. */
  mark: DecimalMark | undefined;
  /** Currency of the event, where its `data` says one. */
  currency: string | undefined;
}

const rulesOf = ({ group_mark, unit }: ColumnField) => ({ groupMark: group_mark, units: unit });

/** The text of a cell after the mapping's words; `''`: nothing is said. */
export function cellText(field: ColumnField, row: Row): string {
  const cell = row[field.column] ?? '';
  const mapped = field.map && (field.map[cell] ?? (cell === '' ? '' : (field.otherwise ?? cell)));
  const text = mapped ?? cell;
  // By characters: half of a pair of surrogates would be no text.
  return field.length === undefined ? text : Array.from(text).slice(0, field.length).join('');
}

function readCell(text: string, field: ColumnField, mark: DecimalMark | undefined): ReadNumber {
  const marks: DecimalMark[] = mark ? [mark] : ['.', ','];
  const readings = marks.map((one) => readNumber(text, one, rulesOf(field)));
  const [read, other] = readings.filter((reading) => 'decimal' in reading);
  if (!read) {
    const [why] = readings.filter((reading) => 'problem' in reading);
    throw new RowError('invalid_number', field.column, why?.problem ?? 'is not a number');
  }
  if (other && other.decimal !== read.decimal) {
    throw new RowError('invalid_number', field.column, 'depends on the decimal mark; say decimal_mark in the mapping');
  }
  return read;
}

function decimal(text: string, field: ColumnField, { mark, currency }: ValueContext): string {
  const read = readCell(text, field, mark);
  const expected = field.currency ?? currency;
  if (read.currency && !(expected && read.currency.codes.includes(expected))) {
    const said = read.currency.codes.length === 1 ? read.currency.codes[0] : `the sign ${read.currency.sign}`;
    const rule = expected ? `and the event ${expected}` : 'and the event names no currency';
    throw new RowError('invalid_currency', field.column, `says ${said} ${rule}`);
  }
  return read.decimal;
}

function toBoolean(text: string, column: string): boolean {
  const word = text.toLowerCase();
  if (YES.has(word)) return true;
  if (NO.has(word)) return false;
  throw new RowError('invalid_boolean', column, 'is neither yes nor no');
}

function toNumber(text: string, column: string): number {
  if (text.replace(/\D|^-?0+/g, '').length > SAFE_DIGITS) {
    throw new RowError('invalid_number', column, `has more than ${SAFE_DIGITS} digits; read it as: decimal`);
  }
  return Number(text);
}

function toInteger(text: string, column: string): number {
  if (!/^-?\d+(\.0+)?$/.test(text)) throw new RowError('invalid_number', column, 'is not a whole number');
  return toNumber(text, column);
}

function toCurrency(text: string, field: ColumnField): string {
  const [point, comma] = [readNumber(text, '.', rulesOf(field)), readNumber(text, ',', rulesOf(field))];
  const beside = 'problem' in point ? ('problem' in comma ? undefined : comma.currency) : point.currency;
  const [code, ...others] = (currencyOf(text) ?? beside)?.codes ?? [];
  if (code === undefined) throw new RowError('invalid_currency', field.column, 'names no currency');
  if (others.length > 0) throw new RowError('invalid_currency', field.column, 'has a sign that several currencies use');
  return code;
}

/**
 * The value that a column gives a field; undefined: the field is left out.
 * @throws RowError naming the column
 */
export function columnValue(field: ColumnField, row: Row, context: ValueContext): unknown {
  const text = cellText(field, row);
  if (text === '') return field.default ?? (field.empty === 'null' ? null : undefined);
  const reading = { zone: context.zone, format: field.format };
  switch (field.as) {
    case 'text':
      return text;
    case 'decimal':
      return decimal(text, field, context);
    case 'number':
      return toNumber(decimal(text, field, context), field.column);
    case 'integer':
      return toInteger(decimal(text, field, context), field.column);
    case 'currency':
      return toCurrency(text, field);
    case 'boolean':
      return toBoolean(text, field.column);
    case 'date':
      return toDate(text, reading, field.column);
    case 'time':
      return toTime(text, reading, field.column);
    case 'list':
      return text
        .split(field.separator)
        .map((part) => part.trim())
        .filter((part) => part !== '');
  }
}
