import { type Field, numberOf } from './frame.ts';
import type { Cell } from './schema/api.ts';
import { FieldConfig, type FieldConfigSource, type Mapping, type MappingResult } from './schema/field-config.ts';

type Raw = Record<string, unknown>;
const isRecord = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Name shown for a field, before interpolation. */
export const labelOf = (field: Field): string => field.config.displayName || field.renamed || field.name;

/** Sets `custom.width` in a copy. */
function assign(target: Raw, path: string, value: unknown): Raw {
  const [head = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...target, [head]: value };
  const inner = target[head];
  return { ...target, [head]: assign(isRecord(inner) ? inner : {}, rest.join('.'), value) };
}

/** `/^a/i` or a plain pattern, as Grafana writes regular expressions. A broken one matches nothing. */
export function regExpOf(pattern: string): RegExp {
  const parts = /^\/(.*)\/([gimsuy]*)$/.exec(pattern);
  try {
    return parts ? new RegExp(parts[1] ?? '', (parts[2] ?? '').replace('g', '')) : new RegExp(pattern);
  } catch {
    return /(?!)/;
  }
}

type Matcher = NonNullable<FieldConfigSource['overrides']>[number]['matcher'];

function matches({ id, options }: Matcher, field: Field, label: string): boolean {
  if (typeof options !== 'string') return false;
  if (id === 'byName') return options === field.name || options === label;
  if (id === 'byRegexp') return regExpOf(options).test(label) || regExpOf(options).test(field.name);
  if (id === 'byType') return options === (field.kind === 'date' ? 'time' : field.kind);
  return false;
}

/**
 * Configuration of every field: the panel's defaults, then its overrides in order; later ones win. What does not fit
 * Grafana's schema is an error that names the field, as the panel could show anything otherwise.
 */
export function configure(fields: readonly Field[], source: FieldConfigSource | undefined): Field[] {
  return fields.map((field) => {
    let raw: Raw = { ...source?.defaults };
    for (const { matcher, properties } of source?.overrides ?? []) {
      if (!matches(matcher, field, field.renamed ?? field.name)) continue;
      for (const { id, value } of properties) raw = assign(raw, id, value);
    }
    const config = FieldConfig.safeParse(raw);
    if (!config.success) throw new Error(`${field.name}: ${config.error.issues[0]?.path.join('.')} is not understood`);
    return { ...field, config: config.data };
  });
}

const SPECIAL: Readonly<Record<string, (cell: Cell) => boolean>> = {
  null: (cell) => cell === null,
  nan: (cell) => typeof cell === 'number' && Number.isNaN(cell),
  'null+nan': (cell) => cell === null || (typeof cell === 'number' && Number.isNaN(cell)),
  true: (cell) => cell === true || cell === 'true',
  false: (cell) => cell === false || cell === 'false',
  empty: (cell) => cell === '',
};

function resultOf(mapping: Mapping, cell: Cell): MappingResult | undefined {
  if (mapping.type === 'special') return SPECIAL[mapping.options.match]?.(cell) ? mapping.options.result : undefined;
  if (cell === null) return mapping.type === 'value' ? mapping.options.null : undefined;
  if (mapping.type === 'value') return mapping.options[String(cell)];
  if (mapping.type === 'range') {
    const value = numberOf(cell);
    const { from, to, result } = mapping.options;
    const inside = value !== null && value >= (from ?? -Infinity) && value <= (to ?? Infinity);
    return inside ? result : undefined;
  }
  return regExpOf(mapping.options.pattern).test(String(cell)) ? mapping.options.result : undefined;
}

/** The first mapping that fits decides, as in Grafana. */
export function mappedTo(config: FieldConfig, cell: Cell): MappingResult | undefined {
  for (const mapping of config.mappings ?? []) {
    const result = resultOf(mapping, cell);
    if (result) return result;
  }
  return undefined;
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
