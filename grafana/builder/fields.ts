import {
  type DynamicConfigValue,
  MappingType,
  ThresholdsMode,
  type ValueMapping,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { DataLink } from '../model/field-config.ts';

/** Colours of Grafana's palette by what they say. */
export const COLOURS = {
  good: 'green',
  bad: 'red',
  warning: 'orange',
  neutral: 'text',
  created: 'blue',
  transferred: 'purple',
  qualified: 'orange',
  won: 'green',
  lost: 'red',
  in_progress: 'blue',
} as const;

/** Steps from the lowest: the first has no value and reaches down without end. */
export type Thresholds = ReadonlyArray<{ from: number | null; color: string }>;

/** How one column is shown. Every part is optional but the name, unless the column is hidden. */
export interface Field {
  /** Heading or series name, from the language file. */
  name?: string;
  unit?: string;
  decimals?: number;
  min?: number;
  max?: number;
  /** Fixed colour, or coloured by thresholds. */
  color?: string | 'thresholds';
  thresholds?: Thresholds;
  /** Words for values of an enumeration: `{ won: 'Won' }`; with colours `{ won: { text, color } }`. */
  words?: Readonly<Record<string, string | { text: string; color: string }>>;
  /** Text in the place of NULL. Default for nullable columns: the language's "not applicable". */
  noValue?: string;
  links?: readonly DataLink[];
  /** Tables: width in pixels. */
  width?: number;
  align?: 'left' | 'center' | 'right';
  /** There for links and labels only. */
  hidden?: boolean;
  /** Tables: how the cell is drawn. */
  cell?: 'color-text' | 'color-background' | 'gauge';
}

export type Fields<Column extends string> = Partial<Record<Column, Field>>;

/** Value mappings of an enumeration. */
function mappingsOf(words: NonNullable<Field['words']>): ValueMapping[] {
  const options = Object.entries(words).map(([value, word], index) => [
    value,
    typeof word === 'string' ? { text: word, index } : { ...word, index },
  ]);
  return [{ type: MappingType.ValueToText, options: Object.fromEntries(options) }];
}

const thresholdsOf = (steps: Thresholds) => ({
  mode: ThresholdsMode.Absolute,
  steps: steps.map(({ from, color }) => ({ value: from, color })),
});

function cellOptions(cell: NonNullable<Field['cell']>) {
  return cell === 'gauge' ? { type: 'gauge', mode: 'basic', valueDisplayMode: 'text' } : { type: cell };
}

/** Grafana's override properties for one column. `table`: whether widths, alignment and cells mean something. */
export function propertiesOf(field: Field, table: boolean): DynamicConfigValue[] {
  const found: Array<[string, unknown]> = [
    ['displayName', field.name],
    ['unit', field.unit],
    ['decimals', field.decimals],
    ['min', field.min],
    ['max', field.max],
    ['noValue', field.noValue],
    ['mappings', field.words && mappingsOf(field.words)],
    ['thresholds', field.thresholds && thresholdsOf(field.thresholds)],
    ['color', colourOf(field)],
    ['links', field.links && [...field.links]],
    ['custom.hidden', table && field.hidden ? true : undefined],
    ['custom.hideFrom', !table && field.hidden ? { viz: true, legend: true, tooltip: true } : undefined],
    ['custom.width', table ? field.width : undefined],
    ['custom.align', table ? field.align : undefined],
    ['custom.cellOptions', table && field.cell ? cellOptions(field.cell) : undefined],
  ];
  return found.filter(([, value]) => value !== undefined).map(([id, value]) => ({ id, value }));
}

function colourOf({ color, thresholds }: Field) {
  if (color === undefined) return thresholds ? { mode: 'thresholds' } : undefined;
  return color === 'thresholds' ? { mode: 'thresholds' } : { mode: 'fixed', fixedColor: color };
}
