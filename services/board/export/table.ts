import type { QueriedPanel } from '../../../grafana/model/panel.ts';
import type { CellKind, Sheet, SheetValue } from '../../shared/workbook/sheet.ts';
import type { Cell, Frame } from '../model/api.ts';
import { configure, labelOf, mappedTo, visible } from '../model/field-config.ts';
import { type Field, fieldsOf, rowCount } from '../model/frame.ts';
import { transform } from '../model/transform.ts';

/** Days come from the dashboards' statements as text, lest a reader west of Greenwich see the evening before. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function kindOf({ kind, type, config, values }: Field): CellKind {
  if (kind === 'time') return 'time';
  if (kind === 'date') return 'day';
  if (kind === 'number') {
    if (config.unit === 'percentunit') return 'rate';
    return type.startsWith('Decimal') ? 'money' : 'number';
  }
  const given = values.filter((value) => value !== null);
  return given.length > 0 && given.every((value) => typeof value === 'string' && DAY.test(value)) ? 'day' : 'text';
}

/** Words for values of enumerations; numbers and times stay what they are, and nothing stays nothing. */
function writtenAs(field: Field, kind: CellKind, cell: Cell): SheetValue {
  if (cell === null) return null;
  if (kind === 'text') return mappedTo(field.config, cell)?.text || String(cell);
  return typeof cell === 'boolean' ? String(cell) : cell;
}

/** The columns that a panel shows, headed as it heads them, in its words; by the same code that draws it. */
export function tableOf(panel: QueriedPanel, frame: Frame): Sheet {
  const transformed = transform(fieldsOf(frame), panel.transformations);
  const fields = visible(configure(transformed, panel.fieldConfig));
  const kinds = fields.map(kindOf);
  const kindAt = (index: number): CellKind => kinds[index] ?? 'text';
  return {
    columns: fields.map((field, index) => ({ title: labelOf(field), kind: kindAt(index) })),
    rows: Array.from({ length: rowCount(fields) }, (_, row) =>
      fields.map((field, index) => writtenAs(field, kindAt(index), field.values[row] ?? null)),
    ),
  };
}
