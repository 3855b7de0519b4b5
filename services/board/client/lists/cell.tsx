import { hexOf, mix, paletteColour, readable, SURFACES } from '../../model/colour.ts';
import { type Field, numberOf } from '../../model/frame.ts';
import { targetsOf } from '../../model/links.ts';
import { show } from '../../model/show.ts';
import type { PanelContext } from '../../model/view.ts';
import { TargetLink } from '../elements/target-link.tsx';
import { theme } from '../state/screen.ts';

/** Alignment of a column's values: as configured, else figures right and everything else left. */
export const alignOf = (field: Field): 'left' | 'center' | 'right' => {
  const align = field.config.custom?.align;
  if (align === 'left' || align === 'center' || align === 'right') return align;
  return field.kind === 'number' ? 'right' : 'left';
};

/** Length of a gauge in a cell: part of the field's `max`, or of the column's largest. */
function part(field: Field, row: number): number {
  const value = numberOf(field.values[row]) ?? 0;
  const max = field.config.max ?? Math.max(0, ...field.values.map((cell) => numberOf(cell) ?? 0));
  const min = field.config.min ?? 0;
  return max > min ? Math.max(0, Math.min(1, (value - min) / (max - min))) : 0;
}

export function Cell({
  fields,
  field,
  row,
  context,
}: {
  fields: readonly Field[];
  field: Field;
  row: number;
  context: PanelContext;
}) {
  const shown = show(field.values[row] ?? null, field, context.formats);
  const { surface } = SURFACES[theme.value];
  const hex = hexOf(shown.colour, theme.value);
  const type = field.config.custom?.cellOptions?.type ?? 'auto';
  const targets = targetsOf(fields, row, field, context.scope, context.formats);
  const value = <TargetLink targets={targets}>{shown.text}</TargetLink>;
  if (shown.empty) return <span class="cell-empty">{shown.text}</span>;
  if (type === 'color-text' && hex)
    return (
      <span class="cell-coloured" style={{ color: readable(hex, surface) }}>
        {value}
      </span>
    );
  if (type === 'color-background' && hex) {
    const background = mix(surface, hex, 0.2);
    return (
      <span class="cell-badge" style={{ background, color: readable(hex, background) }}>
        {value}
      </span>
    );
  }
  if (type === 'gauge')
    return (
      <span class="cell-gauge">
        <span class="gauge-track">
          <span
            class="gauge-bar"
            style={{
              width: `${(part(field, row) * 100).toFixed(1)}%`,
              background: hex ?? paletteColour(0, theme.value),
            }}
          />
        </span>
        {value}
      </span>
    );
  return value;
}
