import type { CellKind, Sheet, SheetValue } from '../../shared/workbook/sheet.ts';

/** Without it Excel reads UTF-8 as the machine's old code page. */
const BYTE_ORDER_MARK = '\ufeff';
/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/;

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const harmless = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

function fieldOf(value: SheetValue, kind: CellKind): string {
  if (value === null) return '';
  if (kind === 'text') return quoted(harmless(String(value)));
  // Wall clock of the business time zone: spreadsheets read no offsets.
  if (kind === 'time') return String(value).slice(0, 19).replace('T', ' ');
  return quoted(String(value));
}

/** RFC 4180, UTF-8. A text that a spreadsheet would take for a formula is preceded by an apostrophe; amounts keep every digit. */
export function toCsv({ columns, rows }: Sheet): string {
  const header = columns.map(({ title }) => quoted(harmless(title)));
  const body = rows.map((row) => columns.map(({ kind }, index) => fieldOf(row[index] ?? null, kind)));
  return BYTE_ORDER_MARK + [header, ...body].map((fields) => `${fields.join(',')}\r\n`).join('');
}
