import type { ColumnField } from './mapping-schema.ts';
import { type Row, RowError } from './row.ts';
import { toDate, toTime } from './times.ts';

const YES = new Set(['true', 't', 'yes', 'y', '1', 'x']);
const NO = new Set(['false', 'f', 'no', 'n', '0']);

/** `1 234,56 zł`, `$1,234.56` → `1234.56`. @throws RowError `invalid_number` */
export function toDecimal(text: string, mark: '.' | ',', column: string): string {
  const grouping = mark === '.' ? /[\s,'’]/g : /[\s.'’]/g;
  const bare = text
    .replace(/^[^\d\s.,+-]+|[^\d\s.,]+$/gu, '')
    .replace(grouping, '')
    .replace(mark, '.');
  if (!/^[+-]?\d+(\.\d+)?$/.test(bare))
    throw new RowError('invalid_number', column, `is not a number (decimal mark ${mark})`);
  return bare.replace(/^\+/, '');
}

function toBoolean(text: string, column: string): boolean {
  const word = text.toLowerCase();
  if (YES.has(word)) return true;
  if (NO.has(word)) return false;
  throw new RowError('invalid_boolean', column, 'is neither yes nor no');
}

function toInteger(text: string, mark: '.' | ',', column: string): number {
  const decimal = toDecimal(text, mark, column);
  if (!/^-?\d+(\.0+)?$/.test(decimal)) throw new RowError('invalid_number', column, 'is not a whole number');
  return Number(decimal);
}

/**
 * The value that a column gives a field; undefined: the field is left out.
 * @throws RowError naming the column
 */
export function columnValue(field: ColumnField, row: Row, zone: string): unknown {
  const cell = row[field.column] ?? '';
  const mapped = field.map && (field.map[cell] ?? (cell === '' ? '' : (field.otherwise ?? cell)));
  const text = (mapped ?? cell).slice(0, field.length);
  if (text === '') return field.default ?? (field.empty === 'null' ? null : undefined);
  const reading = { zone, format: field.format };
  switch (field.as) {
    case 'text':
      return text;
    case 'decimal':
      return toDecimal(text, field.decimal_mark, field.column);
    case 'number':
      return Number(toDecimal(text, field.decimal_mark, field.column));
    case 'integer':
      return toInteger(text, field.decimal_mark, field.column);
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
