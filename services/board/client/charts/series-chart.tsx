import { useMemo, useState } from 'preact/hooks';
import type { ChartOption } from '../../model/chart/common.ts';
import { type ChartData, isEmpty } from '../../model/chart/data.ts';
import type { PanelProps } from '../../model/view.ts';
import { NoData } from '../elements/messages.tsx';
import { Chart } from './chart.tsx';
import { ChartTable } from './chart-table.tsx';
import { Legend } from './legend.tsx';

/** Series or slices that the reader has switched off. */
export function useHidden() {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const toggle = (label: string) => {
    const next = new Set(hidden);
    if (!next.delete(label)) next.add(label);
    setHidden(next);
  };
  return { hidden, toggle };
}

interface SeriesChartProps extends Pick<PanelProps, 'panel' | 'title' | 'asTable'> {
  data: ChartData;
  /** How the series that are not hidden are drawn; null: not at all. Drawn anew when it is another function. */
  optionOf: (drawn: ChartData) => ChartOption | null;
  /** Pixels that these series need; the chart scrolls where its panel is lower. */
  minHeightOf?: (drawn: ChartData) => number;
  headings: readonly string[];
}

/** Series along an axis, their table and their legend. */
export function SeriesChart(props: SeriesChartProps) {
  const { panel, title, asTable, data, optionOf, minHeightOf, headings } = props;
  const { hidden, toggle } = useHidden();
  const drawn = useMemo(
    () => ({ ...data, series: data.series.filter(({ label }) => !hidden.has(label)) }),
    [data, hidden],
  );
  const option = useMemo(() => optionOf(drawn), [drawn, optionOf]);
  if (isEmpty(data) || !option) return <NoData panel={panel} />;
  const legend = data.series.length > 1;
  return (
    <div class="chart-panel">
      {!asTable && (
        <Chart title={title} data={drawn} option={option} headings={headings} minHeight={minHeightOf?.(drawn) ?? 0} />
      )}
      <ChartTable title={title} data={data} headings={headings} visible={asTable} />
      {legend && !asTable && <Legend title={title} entries={data.series} hidden={hidden} onToggle={toggle} />}
    </div>
  );
}
