import type { Column, MetricView } from '../../../clickhouse/catalogue/views.ts';
import type { CellKind, Sheet, SheetValue } from '../../shared/workbook/sheet.ts';

function kindOf({ name, type }: Column): CellKind {
  if (type.includes('DateTime64')) return 'time';
  if (type.includes('Date')) return 'day';
  if (type.includes('Decimal')) return 'money';
  if (type.includes('Float64'))
    return /(?:^|_)(?:rate|share|roi|change)(?:_|$)/.test(name) && name !== 'close_rate' ? 'rate' : 'number';
  return type.includes('Int') ? 'number' : 'text';
}

function sheetValue(value: unknown): SheetValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  return JSON.stringify(value);
}

/** A view's answer as a sheet: its columns by their public names. */
export function sheetOf(view: MetricView, rows: ReadonlyArray<Readonly<Record<string, unknown>>>): Sheet {
  return {
    columns: view.columns.map((column) => ({ title: column.name, kind: kindOf(column) })),
    rows: rows.map((row) => view.columns.map(({ name }) => sheetValue(row[name]))),
  };
}
