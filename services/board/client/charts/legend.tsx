import type { Target } from '../../model/links.ts';
import { TargetLink } from '../elements/target-link.tsx';
import { t } from '../state/settings.ts';

interface LegendEntry {
  label: string;
  colour: string;
  value?: string | undefined;
  share?: string | undefined;
  targets?: readonly Target[];
}

interface LegendProps {
  title: string;
  entries: readonly LegendEntry[];
  hidden: ReadonlySet<string>;
  onToggle: (label: string) => void;
}

/** Names and colours of series or slices; pressing one hides it from the chart. Values are links to what is behind them. */
export function Legend({ title, entries, hidden, onToggle }: LegendProps) {
  const figures = entries.some(({ value, share }) => value !== undefined || share !== undefined);
  return (
    <ul class={`legend ${figures ? 'legend-figures' : ''}`} aria-label={t('legend', { title })}>
      {entries.map(({ label, colour, value, share, targets = [] }) => (
        <li key={label}>
          <button
            type="button"
            class="legend-name"
            aria-pressed={!hidden.has(label)}
            title={label}
            onClick={() => onToggle(label)}
          >
            <span class="swatch" style={{ background: colour }} />
            <span>{label}</span>
          </button>
          {value !== undefined && (
            <TargetLink class="legend-value" targets={targets}>
              {value}
            </TargetLink>
          )}
          {share !== undefined && <span class="legend-share">{share}</span>}
        </li>
      ))}
    </ul>
  );
}
