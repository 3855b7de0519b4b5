import { useMemo } from 'preact/hooks';
import { type ChartData, isEmpty, pieData } from '../../model/chart/data.ts';
import { pieOption, shares, shareText } from '../../model/chart/pie-option.ts';
import { reduce } from '../../model/reduce.ts';
import type { PanelProps } from '../../model/view.ts';
import { NoData } from '../elements/messages.tsx';
import { theme } from '../state/screen.ts';
import { Chart } from './chart.tsx';
import { ChartTable } from './chart-table.tsx';
import { Legend } from './legend.tsx';
import { useHidden } from './series-chart.tsx';

function without(data: ChartData, hidden: ReadonlySet<string>): ChartData {
  const kept = (_: unknown, at: number) => !hidden.has(data.categories[at] ?? '');
  const series = data.series.map((one) => ({ ...one, points: one.points.filter(kept) }));
  return { ...data, categories: data.categories.filter(kept), series };
}

/** Parts of a whole; shares are of the slices that are shown. */
export function PieChart({ panel, title, fields, context, asTable }: PanelProps<'piechart'>) {
  const { hidden, toggle } = useHidden();
  const { options } = panel;
  const colours = theme.value;
  const { formats } = context;
  const data = useMemo(
    () => pieData(reduce(fields, options.reduceOptions, context), fields, colours),
    [fields, options, context, colours],
  );
  const drawn = useMemo(() => without(data, hidden), [data, hidden]);
  const option = useMemo(() => pieOption(drawn, formats, colours), [drawn, formats, colours]);
  if (isEmpty(data) || data.series[0]?.points.every(({ value }) => value === 0)) return <NoData panel={panel} />;
  const parts = shares(drawn).map((share) => shareText(share, formats));
  const entries = data.categories.map((label, at) => ({
    label,
    colour: data.series[0]?.points[at]?.colour ?? '',
    value: data.series[0]?.points[at]?.text,
    share: hidden.has(label) ? '–' : parts[drawn.categories.indexOf(label)],
    targets: data.series[0]?.points[at]?.targets ?? [],
  }));
  return (
    <div class={`chart-panel ${options.legend.placement === 'bottom' ? '' : 'legend-beside'}`}>
      {!asTable && (
        <Chart title={title} data={drawn} option={option} headings={drawn.categories} shares={parts} single />
      )}
      <ChartTable title={title} data={drawn} headings={drawn.categories} shares={parts} visible={asTable} />
      {!asTable && <Legend title={title} entries={entries} hidden={hidden} onToggle={toggle} />}
    </div>
  );
}
