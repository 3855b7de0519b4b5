import { useCallback, useMemo } from 'preact/hooks';
import { type ChartData, chartData } from '../../model/chart/data.ts';
import { timeOption } from '../../model/chart/time-option.ts';
import type { PanelProps } from '../../model/view.ts';
import { theme } from '../state/screen.ts';
import { SeriesChart } from './series-chart.tsx';

/** Lines along the first time column. */
export function TimeSeries({ panel, title, fields, context, asTable }: PanelProps<'timeseries'>) {
  const colours = theme.value;
  const x = fields.find(({ kind }) => kind === 'time' || kind === 'date');
  const data = useMemo(() => chartData(fields, x, context, colours), [fields, x, context, colours]);
  const optionOf = useCallback(
    (drawn: ChartData) => (x ? timeOption(drawn, x, context.formats, colours) : null),
    [x, context, colours],
  );
  const chart = { panel, title, asTable, data, optionOf };
  return <SeriesChart {...chart} headings={data.categories} />;
}
