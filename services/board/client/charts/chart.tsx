import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChartOption } from '../../model/chart/common.ts';
import type { ChartData } from '../../model/chart/data.ts';
import type { Target } from '../../model/links.ts';
import { announce } from '../elements/messages.tsx';
import { t } from '../state/settings.ts';
import { navigate } from '../state/view.ts';
import { createDrawing, type Drawing, type TooltipLine, tooltipElement } from './drawing.ts';
import { TargetMenu } from './target-menu.tsx';

interface ChartProps {
  title: string;
  data: ChartData;
  option: ChartOption;
  /** Full names of the categories, for tooltips and the keyboard. */
  headings: readonly string[];
  /** Share of each category, where the chart is of parts. */
  shares?: readonly string[];
  /** True: the tooltip shows one series, not all of a category. */
  single?: boolean;
  /** Pixels below which it scrolls. */
  minHeight?: number;
}

interface Place {
  series: number;
  at: number;
}

const open = ({ href }: Target) => {
  if (!navigate(href)) location.assign(href);
};

function linesOf({ data, shares, single }: ChartProps, { series, at }: Place): TooltipLine[] {
  return data.series.flatMap((one, index): TooltipLine[] => {
    const point = one.points[at];
    if (!point || (single && index !== series)) return [];
    const share = shares?.[at];
    const label = shares ? (data.categories[at] ?? '') : one.label;
    return [{ colour: point.colour, label, text: share ? `${point.text} (${share})` : point.text }];
  });
}

const moves: Readonly<Record<string, Place>> = {
  ArrowRight: { series: 0, at: 1 },
  ArrowLeft: { series: 0, at: -1 },
  ArrowDown: { series: 1, at: 0 },
  ArrowUp: { series: -1, at: 0 },
};

/** A drawn chart. Arrow keys walk over its values and say them, Enter or a click opens what is behind one. */
export function Chart(props: ChartProps) {
  const { title, data, option, headings, shares, minHeight = 0 } = props;
  const host = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const place = useRef<Place>({ series: 0, at: -1 });
  const [menu, setMenu] = useState<{ x: number; y: number; targets: Target[] } | null>(null);

  const follow = ({ series, at }: Place, x: number, y: number) => {
    const targets = latest.current.data.series[series]?.points[at]?.targets ?? [];
    const [first] = targets;
    if (targets.length > 1) setMenu({ x, y, targets });
    else if (first) open(first);
  };

  useEffect(() => {
    if (!host.current) return undefined;
    const made = createDrawing(host.current);
    drawing.current = made;
    made.chart.on('click', ({ seriesIndex, dataIndex, event }) =>
      follow({ series: seriesIndex ?? 0, at: dataIndex }, event?.offsetX ?? 0, event?.offsetY ?? 0),
    );
    return () => {
      drawing.current = null;
      made.dispose();
    };
  }, []);

  useEffect(() => {
    const formatter = (given: unknown) => {
      const one: unknown = Array.isArray(given) ? given[0] : given;
      const known = typeof one === 'object' && one !== null && 'dataIndex' in one ? Number(one.dataIndex) : 0;
      const series = typeof one === 'object' && one !== null && 'seriesIndex' in one ? Number(one.seriesIndex) : 0;
      const now = latest.current;
      const target = now.data.series.map(({ points }) => points[known]?.targets[0]).find(Boolean);
      return tooltipElement(
        now.shares ? '' : (now.headings[known] ?? ''),
        linesOf(now, { series, at: known }),
        target?.title,
      );
    };
    drawing.current?.draw({ ...option, tooltip: { ...option.tooltip, formatter } });
  }, [option]);

  const onKeyDown = (event: KeyboardEvent) => {
    const chart = drawing.current?.chart;
    const step = moves[event.key];
    if (event.key === 'Escape') chart?.dispatchAction({ type: 'hideTip' });
    if (event.key === 'Enter' && place.current.at >= 0) follow(place.current, 24, 24);
    if (!step || !chart) return;
    event.preventDefault();
    const last = (data.series[0]?.points.length ?? 0) - 1;
    const clamp = (value: number, max: number) => Math.max(0, Math.min(max, value));
    const next = {
      series: clamp(place.current.series + step.series, data.series.length - 1),
      at: clamp(place.current.at + (place.current.at < 0 ? 1 : step.at), last),
    };
    place.current = next;
    chart.dispatchAction({ type: 'showTip', seriesIndex: next.series, dataIndex: next.at });
    const one = data.series[next.series];
    const share = shares?.[next.at];
    const name = shares ? '' : `${one?.label ?? ''}: `;
    announce(`${headings[next.at] ?? ''}, ${name}${one?.points[next.at]?.text ?? ''}${share ? `, ${share}` : ''}`);
  };

  return (
    <div class="chart">
      {/* biome-ignore lint/a11y/useSemanticElements: a chart is no form's fieldset */}
      <div
        class="chart-host"
        style={{ minHeight: `${minHeight}px` }}
        role="group"
        aria-roledescription={t('chartRole')}
        aria-label={t('chart', { title })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys go from value to value
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={() => drawing.current?.chart.dispatchAction({ type: 'hideTip' })}
      >
        <div class="chart-drawing" ref={host} aria-hidden="true" />
      </div>
      {menu && <TargetMenu {...menu} onClose={() => setMenu(null)} onOpen={open} />}
    </div>
  );
}
