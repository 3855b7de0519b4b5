import { hexOf, readable, SURFACES } from '../../model/colour.ts';
import { type Reduced, reduce } from '../../model/reduce.ts';
import type { PanelProps } from '../../model/view.ts';
import { NoData } from '../elements/messages.tsx';
import { TargetLink } from '../elements/target-link.tsx';
import { theme } from '../state/screen.ts';

/** Figures are about 0.6 em wide: the longest number of the panel fits into its tile, and all are of one size. */
const valueSize = (texts: readonly string[]): string =>
  `clamp(1.05rem, calc(92cqi / ${Math.max(...texts.map((text) => text.length * 0.6), 4).toFixed(1)}), 2rem)`;

function colourOf({ shown }: Reduced): string {
  const { surface, text } = SURFACES[theme.value];
  const hex = hexOf(shown.colour, theme.value);
  return !hex || shown.colour === 'text' ? text : readable(hex, surface);
}

/** Big numbers, one tile each. */
export function Stat({ panel, fields, context }: PanelProps<'stat'>) {
  const { reduceOptions } = panel.options;
  const values = reduce(fields, reduceOptions, context);
  if (values.length === 0) return <NoData panel={panel} />;
  const fontSize = valueSize(values.map(({ shown }) => shown.text));
  return (
    <dl
      class={`stats ${values.length === 1 ? 'stats-single' : ''} ${values.length === 3 && !reduceOptions.values ? 'stats-three' : ''}`}
    >
      {values.map((one, index) => (
        <div key={index} class="stat">
          <dt>{one.label}</dt>
          <dd style={{ color: colourOf(one), '--size': fontSize }}>
            <TargetLink targets={one.targets}>{one.shown.text}</TargetLink>
          </dd>
        </div>
      ))}
    </dl>
  );
}
