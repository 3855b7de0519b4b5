import { useMemo } from 'preact/hooks';
import { chartData, isEmpty } from '../../../model/chart/data.ts';
import { timeOption } from '../../../model/chart/time-option.ts';
import { TimeSeriesOptions } from '../../../model/schema/panel-options.ts';
import { theme } from '../../state/theme.ts';
import { Chart } from '../chart/chart.tsx';
import { ChartTable } from '../chart/chart-table.tsx';
import { Legend } from '../chart/legend.tsx';
import { NoData } from './no-data.tsx';
import type { PanelProps } from './props.ts';
import { useHidden } from './use-hidden.ts';

/** Lines along the first time column. */
export function TimeSeries({ panel, title, fields, context, asTable }: PanelProps) {
  const { hidden, toggle } = useHidden();
  const options = useMemo(() => TimeSeriesOptions.parse(panel.options), [panel]);
  const colours = theme.value;
  const x = fields.find(({ kind }) => kind === 'time' || kind === 'date');
  const data = useMemo(() => chartData(fields, x, context, colours), [fields, x, context, colours]);
  const drawn = useMemo(
    () => ({ ...data, series: data.series.filter(({ label }) => !hidden.has(label)) }),
    [data, hidden],
  );
  const option = useMemo(
    () => (x ? timeOption(drawn, x, options, context.formats, colours) : null),
    [drawn, x, options, context, colours],
  );
  if (isEmpty(data) || !option) return <NoData panel={panel} />;
  const legend = options.legend?.showLegend !== false && data.series.length > 1;
  return (
    <div class="chart-panel">
      {!asTable && (
        <Chart
          title={title}
          data={drawn}
          option={option}
          headings={data.categories}
          single={options.tooltip?.mode === 'single'}
        />
      )}
      <ChartTable title={title} data={data} headings={data.categories} visible={asTable} />
      {legend && !asTable && <Legend title={title} entries={data.series} hidden={hidden} onToggle={toggle} />}
    </div>
  );
}
