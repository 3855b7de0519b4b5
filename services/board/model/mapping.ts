import { regExpOf } from './field-config.ts';
import { type Cell, numberOf } from './frame.ts';
import type { FieldConfig, Mapping, MappingResult } from './schema/field-config.ts';

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
