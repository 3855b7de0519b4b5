import { hexOf, mix, readable, SURFACES } from '../../model/colour.ts';
import { type Reduced, reduce } from '../../model/reduce.ts';
import { StatOptions } from '../../model/schema/panel-options.ts';
import type { PanelProps } from '../../model/view.ts';
import { NoData } from '../elements/messages.tsx';
import { TargetLink } from '../elements/target-link.tsx';
import { theme } from '../state/screen.ts';

/** Figures are about 0.6 em wide: the longest number of the panel fits into its tile, and all are of one size. */
const valueSize = (texts: readonly string[]): string =>
  `clamp(1.05rem, calc(92cqi / ${Math.max(...texts.map((text) => text.length * 0.6), 4).toFixed(1)}), 2rem)`;

function coloursOf({ shown }: Reduced, mode: string | undefined) {
  const { surface, text } = SURFACES[theme.value];
  const hex = hexOf(shown.colour, theme.value);
  if (!hex || mode === 'none') return { tile: {}, value: { color: text } };
  if (mode?.startsWith('background')) {
    const background = mix(surface, hex, 0.16);
    return { tile: { background, borderColor: mix(surface, hex, 0.4) }, value: { color: readable(hex, background) } };
  }
  return { tile: {}, value: { color: shown.colour === 'text' ? text : readable(hex, surface) } };
}

/** Big numbers, one tile each. */
export function Stat({ panel, fields, context }: PanelProps) {
  const options = StatOptions.parse(panel.options);
  const values = reduce(fields, options.reduceOptions, context);
  if (values.length === 0) return <NoData panel={panel} />;
  const fontSize = valueSize(values.map(({ shown }) => shown.text));
  const names =
    options.textMode === 'value_and_name' ||
    options.textMode === 'name' ||
    (options.textMode !== 'value' && values.length > 1);
  return (
    <dl
      class={`stats ${options.orientation === 'horizontal' ? 'stats-lines' : ''} ${values.length === 1 ? 'stats-single' : ''} ${values.length === 3 && !options.reduceOptions?.values ? 'stats-three' : ''}`}
    >
      {values.map((one, index) => {
        const { tile, value } = coloursOf(one, options.colorMode);
        const { text } = one.shown;
        return (
          <div key={index} class="stat" style={tile}>
            <dt class={names ? '' : 'visually-hidden'}>{one.label}</dt>
            <dd style={{ ...value, '--size': fontSize }}>
              <TargetLink targets={one.targets}>{options.textMode === 'name' ? one.label : text}</TargetLink>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
