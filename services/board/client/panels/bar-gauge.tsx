import { hexOf, paletteColour } from '../../model/colour.ts';
import { reduce } from '../../model/reduce.ts';
import type { PanelProps } from '../../model/view.ts';
import { NoData } from '../elements/messages.tsx';
import { TargetLink } from '../elements/target-link.tsx';
import { theme } from '../state/screen.ts';

/** One horizontal bar per value, as long as its part of the largest (or of the field's `max`). */
export function BarGauge({ panel, fields, context }: PanelProps<'bargauge'>) {
  const values = reduce(fields, panel.options.reduceOptions, context);
  if (values.length === 0) return <NoData panel={panel} />;
  const largest = Math.max(0, ...values.map(({ value }) => value ?? 0));
  return (
    <ul class="gauges">
      {values.map(({ label, value, shown, field, targets }, index) => {
        const max = field.config.max ?? largest;
        const min = field.config.min ?? 0;
        const part = max > min ? Math.max(0, Math.min(1, ((value ?? min) - min) / (max - min))) : 0;
        const colour = hexOf(shown.colour, theme.value) ?? paletteColour(0, theme.value);
        return (
          <li key={index} class="gauge">
            <span class="gauge-name" title={label}>
              {label}
            </span>
            <span class="gauge-track">
              <span class="gauge-bar" style={{ width: `${(part * 100).toFixed(2)}%`, background: colour }} />
            </span>
            <TargetLink class="gauge-value" targets={targets}>
              {shown.text}
            </TargetLink>
          </li>
        );
      })}
    </ul>
  );
}
