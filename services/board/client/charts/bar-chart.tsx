import { useCallback, useMemo } from 'preact/hooks';
import type { BarChartOptions, Panel } from '../../../../grafana/model/panel.ts';
import { barOption, type Space } from '../../model/chart/bar-option.ts';
import { type ChartData, chartData } from '../../model/chart/data.ts';
import { dayLabels } from '../../model/format/time.ts';
import type { PanelProps } from '../../model/view.ts';
import { phone, theme } from '../state/screen.ts';
import { SeriesChart } from './series-chart.tsx';

/** Pixels of a horizontal bar with its gap, so that names of categories do not run into each other. */
const MIN_BAR_PX = 9;
const MIN_CATEGORY_PX = 20;

/** Room for the bars, about: a column of the grid is 48 px on a usual screen, a unit of height 38. */
function spaceOf({ gridPos }: Panel): Space {
  if (phone.value) return { width: 300, height: 230 };
  return { width: gridPos.w * 48 - 60, height: gridPos.h * 38 - 130 };
}

/** Height that horizontal bars need; the chart scrolls where its panel is lower. */
function heightOf(data: ChartData, { orientation, stacking }: BarChartOptions): number {
  if (orientation !== 'horizontal') return 0;
  const bars = stacking === 'none' ? data.series.length : 1;
  return data.categories.length * Math.max(MIN_CATEGORY_PX, bars * MIN_BAR_PX + 6) + 48;
}

/** Bars along a text column. */
export function BarChart({ panel, title, fields, context, asTable }: PanelProps<'barchart'>) {
  const { options } = panel;
  const colours = theme.value;
  const data = useMemo(() => {
    const x = fields.find(({ name }) => name === options.xField);
    return chartData(fields, x, context, colours);
  }, [fields, options, context, colours]);
  const space = spaceOf(panel);
  const optionOf = useCallback(
    (drawn: ChartData) => {
      const height = Math.max(space.height, heightOf(drawn, options));
      return barOption(drawn, options, context.formats, colours, { ...space, height });
    },
    [options, context, colours, space.width, space.height],
  );
  const headings = useMemo(() => dayLabels(data.categories, context.formats.locale).long, [data, context]);
  const chart = { panel, title, asTable, data, optionOf, headings };
  return <SeriesChart {...chart} minHeightOf={(drawn) => heightOf(drawn, options)} />;
}
