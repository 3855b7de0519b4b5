import type { Formats } from './format/number.ts';
import type { Field } from './frame.ts';
import { interpolate, type Scope } from './interpolate.ts';
import { rowData } from './row-data.ts';
import type { Link } from './schema/field-config.ts';

/** A link ready to be followed. */
export interface Target {
  title: string;
  href: string;
  newTab: boolean;
}

/** Only pages: a value from the database must not become a script. */
const SAFE = /^(https?:\/\/|\/(?!\/)|#|mailto:)/i;

/** A link with its variables put in; null if it leads nowhere a link may lead. */
export function target(link: Link, scope: Scope): Target | null {
  const href = interpolate(link.url ?? '', scope).trim();
  if (!SAFE.test(href)) return null;
  return { title: interpolate(link.title ?? '', scope), href, newTab: link.targetBlank ?? false };
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
