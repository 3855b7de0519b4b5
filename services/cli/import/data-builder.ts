import { z } from 'zod';
import { LeadstreamError } from '../../shared/errors.ts';
import { columnValue } from './column-value.ts';
import { ColumnField, DECIMAL_FIELDS } from './mapping-schema.ts';
import type { DecimalMark } from './numbers.ts';
import type { Row } from './row.ts';
import { fill, parseTemplate } from './template.ts';

/** A value of `data` as a function of the row; undefined: leave the field out. */
export interface Builder {
  columns: string[];
  build: (row: Row) => unknown;
}

/** A column that is read as numbers; its mark is declared, or inferred from the file before the first row is built. */
export interface NumberField {
  field: ColumnField;
  mark: DecimalMark | undefined;
}

/** What values depend on elsewhere in the mapping. */
export interface BuildContext {
  /** IANA zone of times without offset. */
  zone: string;
  /** Collects the columns that are read as numbers. */
  numbers: NumberField[];
  /** The event's `currency`. */
  currency?: Builder | undefined;
}

const NUMERIC = new Set<ColumnField['as']>(['decimal', 'number', 'integer']);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fromTemplate(text: string, path: string, context: BuildContext): Builder {
  const template = parseTemplate(text);
  const [column] = template.columns;
  // Passed on as text, `1.250` would be a number of the contract's form whatever the file means by its point.
  const isNumber = DECIMAL_FIELDS.has(path.split('.').at(-1) ?? '') && !path.includes('.custom.');
  if (isNumber && column !== undefined && template.parts.length === 1) {
    return fromColumn({ column, as: 'decimal' }, path, context);
  }
  return { columns: template.columns, build: (row) => fill(template, row) || undefined };
}

function fromColumn(value: Record<string, unknown>, path: string, context: BuildContext): Builder {
  const parsed = ColumnField.safeParse(value);
  if (!parsed.success) throw new LeadstreamError('MAPPING_INVALID', `${path}: ${z.prettifyError(parsed.error)}`);
  const field = parsed.data;
  const number: NumberField = { field, mark: field.decimal_mark };
  if (field.decimal_mark !== undefined && field.decimal_mark === field.group_mark) {
    throw new LeadstreamError('MAPPING_INVALID', `${path}: decimal_mark and group_mark are the same`);
  }
  if (NUMERIC.has(field.as)) context.numbers.push(number);
  const currencyOf = (row: Row) => {
    const currency = context.currency?.build(row);
    return typeof currency === 'string' ? currency : undefined;
  };
  return {
    columns: [field.column],
    build: (row) => columnValue(field, row, { zone: context.zone, mark: number.mark, currency: currencyOf(row) }),
  };
}

function fromList(values: unknown[], path: string, context: BuildContext): Builder {
  const builders = values.map((value, index) => dataBuilder(value, `${path}.${index}`, context));
  return {
    columns: builders.flatMap((builder) => builder.columns),
    build: (row) => builders.map((builder) => builder.build(row)).filter((value) => value !== undefined),
  };
}

function fromObject(value: Record<string, unknown>, path: string, context: BuildContext): Builder {
  const currency = 'currency' in value ? dataBuilder(value.currency, `${path}.currency`, context) : context.currency;
  const inside: BuildContext = { ...context, currency };
  const fields = Object.entries(value).map(
    ([name, inner]) => [name, dataBuilder(inner, `${path}.${name}`, inside)] as const,
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
export function dataBuilder(value: unknown, path: string, context: BuildContext): Builder {
  if (typeof value === 'string') return fromTemplate(value, path, context);
  if (Array.isArray(value)) return fromList(value, path, context);
  if (!isObject(value)) return { columns: [], build: () => value };
  return 'column' in value ? fromColumn(value, path, context) : fromObject(value, path, context);
}
