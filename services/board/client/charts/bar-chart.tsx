import { useCallback, useMemo } from 'preact/hooks';
import { barOption, type Space } from '../../model/chart/bar-option.ts';
import { type ChartData, chartData } from '../../model/chart/data.ts';
import { dayLabels } from '../../model/format/time.ts';
import type { Field } from '../../model/frame.ts';
import type { Panel } from '../../model/schema/dashboard.ts';
import { BarChartOptions } from '../../model/schema/panel-options.ts';
import type { PanelProps } from '../../model/view.ts';
import { phone, theme } from '../state/screen.ts';
import { SeriesChart } from './series-chart.tsx';

/** Pixels of a lying bar with its gap, so that names of categories do not run into each other. */
const MIN_BAR_PX = 9;
const MIN_CATEGORY_PX = 20;

/** Room for the bars, about: a column of the grid is 48 px on a usual screen, a unit of height 38. */
function spaceOf({ gridPos }: Panel): Space {
  if (phone.value) return { width: 300, height: 230 };
  return { width: (gridPos?.w ?? 12) * 48 - 60, height: (gridPos?.h ?? 8) * 38 - 130 };
}

/** Height that lying bars need; the chart scrolls where its panel is lower. */
function heightOf(data: ChartData, { orientation, stacking }: BarChartOptions): number {
  if (orientation !== 'horizontal') return 0;
  const bars = stacking === 'none' || stacking === undefined ? data.series.length : 1;
  return data.categories.length * Math.max(MIN_CATEGORY_PX, bars * MIN_BAR_PX + 6) + 48;
}

const named = (fields: readonly Field[], name: string | undefined) =>
  name === undefined ? undefined : fields.find((field) => field.name === name || field.renamed === name);

/** Bars along a text column; a matrix's first column where `xField` names none. */
export function BarChart({ panel, title, fields, context, asTable }: PanelProps) {
  const options = useMemo(() => BarChartOptions.parse(panel.options), [panel]);
  const colours = theme.value;
  const data = useMemo(() => {
    const x = named(fields, options.xField) ?? fields.find(({ kind }) => kind !== 'number');
    const by = named(fields, typeof panel.options.colorByField === 'string' ? panel.options.colorByField : undefined);
    return chartData(fields, x, context, colours, by);
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
  const chart = { panel, title, asTable, data, optionOf, headings, options };
  return <SeriesChart {...chart} minHeightOf={(drawn) => heightOf(drawn, options)} />;
}
