import type { FieldConfig, FieldConfigSource, Property, Word } from '../../../grafana/model/field-config.ts';
import type { Cell } from './api.ts';
import { type Field, numberOf } from './frame.ts';

/** Name shown for a field, before interpolation. */
export const labelOf = (field: Field): string => field.config.displayName || field.name;

/** One more property in a copy; `custom.width` is a property of `custom`. */
function withProperty(config: FieldConfig, { id, value }: Property): FieldConfig {
  if (!id.startsWith('custom.')) return { ...config, [id]: value };
  return { ...config, custom: { ...config.custom, [id.slice('custom.'.length)]: value } };
}

/** `/^a/`, as Grafana writes regular expressions. */
const regExpOf = (pattern: string): RegExp => new RegExp(pattern.replace(/^\/(.*)\/$/, '$1'));

/** Configuration of every field: the panel's defaults, then its overrides in order; later ones win. */
export function configure(fields: readonly Field[], { defaults, overrides }: FieldConfigSource): Field[] {
  return fields.map((field) => {
    const own = overrides.filter(({ matcher: { id, options } }) =>
      id === 'byName' ? options === field.name : regExpOf(options).test(field.name),
    );
    const config = own.flatMap(({ properties }) => properties).reduce(withProperty, defaults);
    return { ...field, config };
  });
}

/** The word for a value, if it has one. */
export function mappedTo({ mappings = [] }: FieldConfig, cell: Cell): Word | undefined {
  return mappings.map(({ options }) => options[String(cell)]).find((word) => word !== undefined);
}

/** Colour of the highest step at or below the value. */
export function thresholdColour(config: FieldConfig, cell: Cell): string | undefined {
  const value = numberOf(cell);
  const steps = config.thresholds?.steps ?? [];
  if (value === null) return steps[0]?.color;
  return steps.filter(({ value: from }) => value >= (from ?? -Infinity)).at(-1)?.color;
}

/** Columns that are on the screen. */
export const visible = (fields: readonly Field[]): Field[] =>
  fields.filter(({ config }) => !config.custom?.hidden && !config.custom?.hideFrom?.viz);
