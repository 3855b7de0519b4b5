import * as z from 'zod/mini';
import type { Field } from '../frame.ts';
import type { Panel } from '../schema/dashboard.ts';
import { groupingToMatrix } from './grouping-to-matrix.ts';
import { organize } from './organize.ts';
import { sortBy } from './sort-by.ts';

const record = <T extends z.ZodMiniType>(value: T) => z._default(z.optional(z.record(z.string(), value)), {});
const Matrix = z.looseObject({
  rowField: z.string(),
  columnField: z.string(),
  valueField: z.string(),
  emptyValue: z.optional(z.string()),
});
const Organize = z.looseObject({
  excludeByName: record(z.boolean()),
  indexByName: record(z.number()),
  renameByName: record(z.string()),
  includeByName: record(z.boolean()),
});
const Sort = z.looseObject({
  sort: z.array(z.looseObject({ field: z.string(), desc: z.optional(z.boolean()) })),
});

/** Transformations that {@link transform} performs; a panel with another one says so. */
export const TRANSFORMATIONS: readonly string[] = ['groupingToMatrix', 'organize', 'sortBy'];

/** A panel's transformations in their order. Options that Grafana does not write are an error. */
export function transform(fields: Field[], transformations: Panel['transformations'], locale: string): Field[] {
  return (transformations ?? []).reduce((current, { id, options, disabled }) => {
    if (disabled) return current;
    if (id === 'groupingToMatrix') return groupingToMatrix(current, Matrix.parse(options));
    if (id === 'organize') return organize(current, Organize.parse(options));
    if (id !== 'sortBy') return current;
    const [first] = Sort.parse(options).sort;
    return first ? sortBy(current, first.field, first.desc ?? false, locale) : current;
  }, fields);
}
