import type { Cell } from './api.ts';
import { labelOf, mappedTo } from './field-config.ts';
import type { Formats } from './format/number.ts';
import type { Field } from './frame.ts';
import { interpolate, type Scope } from './interpolate.ts';
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

/** A link ready to be followed. */
export interface Target {
  title: string;
  href: string;
}

/** Pages of the board or elsewhere: a value from the database must not become a script. */
export const leadsToPage = (href: string): boolean => /^(https?:\/\/|\/(?!\/)|#|mailto:)/i.test(href);

/** A link with its variables put in; null if it leads nowhere a link may lead. */
export function target(link: { title: string; url: string }, scope: Scope): Target | null {
  const href = interpolate(link.url, scope).trim();
  return leadsToPage(href) ? { title: interpolate(link.title, scope), href } : null;
}

/** Data links of one value: none where there is no value. */
export function targetsOf(
  fields: readonly Field[],
  row: number,
  field: Field,
  scope: Scope,
  formats: Formats,
): Target[] {
  if ((field.config.links?.length ?? 0) === 0 || (field.values[row] ?? null) === null) return [];
  const inner = { ...scope, data: rowData(fields, row, field, formats) };
  return (field.config.links ?? []).flatMap((link) => target(link, inner) ?? []);
}
