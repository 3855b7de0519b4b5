import type { Field } from './frame.ts';
import { FieldConfig, type FieldConfigSource } from './schema/field-config.ts';

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
