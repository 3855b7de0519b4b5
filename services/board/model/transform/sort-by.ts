import { compareCells } from '../compare.ts';
import type { Field } from '../frame.ts';

/** Rows ordered by one field; without that field they stay as they are. */
export function sortBy(fields: readonly Field[], name: string, descending: boolean, locale: string): Field[] {
  const key = fields.find((field) => field.name === name || field.renamed === name);
  if (!key) return [...fields];
  const order = key.values.map((_, index) => index);
  const compare = compareCells(key.kind, locale, descending);
  order.sort((one, other) => compare(key.values[one] ?? null, key.values[other] ?? null));
  return fields.map((field) => ({ ...field, values: order.map((index) => field.values[index] ?? null) }));
}
