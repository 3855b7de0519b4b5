import { labelOf } from './field-config.ts';
import type { Formats } from './format/number.ts';
import type { Cell, Field } from './frame.ts';
import { mappedTo } from './mapping.ts';
import { show } from './show.ts';

const FIELD = /^fields(?:\.(.+)|\[(?:"([^"]*)"|'([^']*)'|(\d+))\])$/;
const SUFFIX = /^(.*)\.(?:text|raw|numeric)$/;

const raw = (cell: Cell): string => (cell === null ? '' : String(cell));

/** As Grafana: a column whose values are mapped to words answers its word. Numbers and times stay as they came. */
const wordOf = (field: Field, cell: Cell): string => mappedTo(field.config, cell)?.text || raw(cell);

function findField(fields: readonly Field[], path: string): Field | undefined {
  const [, dotted, double, single, index] = FIELD.exec(path) ?? [];
  if (index !== undefined) return fields[Number(index)];
  const name = dotted ?? double ?? single;
  const find = (wanted: string | undefined) =>
    fields.find((field) => field.name === wanted) ?? fields.find((field) => labelOf(field) === wanted);
  return name === undefined ? undefined : (find(name) ?? find(SUFFIX.exec(name)?.[1]));
}

/** What `${__data.fields.x}`, `${__value.raw}` and `${__field.name}` mean at one value of a frame. */
export function rowData(fields: readonly Field[], row: number, field: Field | undefined, formats: Formats) {
  return (name: string, path: string): string | undefined => {
    if (name === '__data') {
      const other = findField(fields, path);
      return other && wordOf(other, other.values[row] ?? null);
    }
    if (!field) return undefined;
    const cell = field.values[row] ?? null;
    if (name === '__value') return path === 'raw' || path === 'numeric' ? raw(cell) : show(cell, field, formats).text;
    return name === '__field' || name === '__series' ? labelOf(field) : undefined;
  };
}
