import { hexOf, paletteColour, type Theme } from '../colour.ts';
import { labelOf } from '../field-config.ts';
import { type Field, numberOf } from '../frame.ts';
import { interpolate } from '../interpolate.ts';
import { type Target, targetsOf } from '../links.ts';
import type { Reduced } from '../reduce.ts';
import { show } from '../show.ts';
import type { PanelContext } from '../view.ts';

/** One bar, point or slice. */
interface Point {
  value: number | null;
  /** Text as in a table: exact, with unit. */
  text: string;
  colour: string;
  targets: Target[];
}

export interface Series {
  label: string;
  field: Field;
  colour: string;
  points: Point[];
}

/** What a chart shows, apart from how it is drawn: drawing, keyboard and the table for readers of text all use it. */
export interface ChartData {
  categoryTitle: string;
  categories: string[];
  series: Series[];
}

/** The colour that is configured for all values, if any. */
const fixedColour = ({ config: { color } }: Field): string | undefined =>
  color?.mode === 'fixed' ? color.fixedColor : undefined;

const seriesColour = (field: Field, index: number, theme: Theme): string =>
  hexOf(fixedColour(field), theme) ?? paletteColour(index, theme);

const usesThresholds = (field: Field): boolean => field.config.color?.mode === 'thresholds';

/** Fields of a bar chart or time series: one series per number, along `x`. */
export function chartData(
  fields: readonly Field[],
  x: Field | undefined,
  context: PanelContext,
  theme: Theme,
): ChartData {
  const seen = fields.filter((field) => field !== x && field.kind === 'number' && !field.config.custom?.hideFrom?.viz);
  const series = seen.map((field, index): Series => {
    const label = interpolate(labelOf(field), context.scope);
    const colour = seriesColour(field, index, theme);
    const points = field.values.map((cell, row): Point => {
      const shown = show(cell, field, context.formats);
      const own = usesThresholds(field) ? shown.colour : undefined;
      return {
        value: numberOf(cell),
        text: shown.text,
        colour: hexOf(own, theme) ?? colour,
        targets: targetsOf(fields, row, field, context.scope, context.formats),
      };
    });
    return { label, field, colour, points };
  });
  return {
    categoryTitle: x ? labelOf(x) : '',
    categories: x?.values.map((cell) => show(cell, x, context.formats).text) ?? [],
    series,
  };
}

/** Slices of a pie: one series whose categories are the slices. Slices may be coloured by mappings of their names. */
export function pieData(values: readonly Reduced[], fields: readonly Field[], theme: Theme): ChartData {
  const [first] = values;
  if (!first) return { categoryTitle: '', categories: [], series: [] };
  const nameColours = new Map(
    fields.flatMap(({ config }) =>
      (config.mappings ?? []).flatMap(({ options }) =>
        Object.values(options).map(({ text, color }) => [text, color] as const),
      ),
    ),
  );
  const several = new Set(values.map(({ field }) => field)).size > 1;
  const points = values.map(({ value, shown, field, label, targets }, index): Point => {
    const fixed = several ? fixedColour(field) : undefined;
    const colour = hexOf(fixed ?? nameColours.get(label) ?? (usesThresholds(field) ? shown.colour : undefined), theme);
    return { value, text: shown.text, colour: colour ?? paletteColour(index, theme), targets };
  });
  const colour = paletteColour(0, theme);
  return {
    categoryTitle: '',
    categories: values.map(({ label }) => label),
    series: [{ label: first.field.name, field: first.field, colour, points }],
  };
}

/** Nothing to draw: no series, or no number in any. */
export const isEmpty = ({ series }: ChartData): boolean =>
  series.every(({ points }) => points.every(({ value }) => value === null));
