import { z } from 'zod';
import { LeadstreamError } from '../../shared/errors.ts';
import { columnValue } from './column-value.ts';
import { ColumnField } from './mapping-schema.ts';
import type { Row } from './row.ts';
import { fill, parseTemplate } from './template.ts';

/** A value of `data` as a function of the row; undefined: leave the field out. */
export interface Builder {
  columns: string[];
  build: (row: Row) => unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fromTemplate(text: string): Builder {
  const template = parseTemplate(text);
  return { columns: template.columns, build: (row) => fill(template, row) || undefined };
}

function fromColumn(value: Record<string, unknown>, zone: string, path: string): Builder {
  const field = ColumnField.safeParse(value);
  if (!field.success) throw new LeadstreamError('MAPPING_INVALID', `${path}: ${z.prettifyError(field.error)}`);
  return { columns: [field.data.column], build: (row) => columnValue(field.data, row, zone) };
}

function fromList(values: unknown[], zone: string, path: string): Builder {
  const builders = values.map((value, index) => dataBuilder(value, zone, `${path}.${index}`));
  return {
    columns: builders.flatMap((builder) => builder.columns),
    build: (row) => builders.map((builder) => builder.build(row)).filter((value) => value !== undefined),
  };
}

function fromObject(value: Record<string, unknown>, zone: string, path: string): Builder {
  const fields = Object.entries(value).map(
    ([name, inner]) => [name, dataBuilder(inner, zone, `${path}.${name}`)] as const,
  );
  return {
    columns: fields.flatMap(([, builder]) => builder.columns),
    build: (row) => {
      const built: Record<string, unknown> = {};
      for (const [name, builder] of fields) {
        const field = builder.build(row);
        if (field !== undefined) built[name] = field;
      }
      return built;
    },
  };
}

/**
 * Compiles a value of a mapping's `data`: texts are templates, objects with `column` are columns, everything else stands for itself.
 * @throws LeadstreamError `MAPPING_INVALID`
 */
export function dataBuilder(value: unknown, zone: string, path: string): Builder {
  if (typeof value === 'string') return fromTemplate(value);
  if (Array.isArray(value)) return fromList(value, zone, path);
  if (!isObject(value)) return { columns: [], build: () => value };
  return 'column' in value ? fromColumn(value, zone, path) : fromObject(value, zone, path);
}
