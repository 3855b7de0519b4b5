import { useMemo } from 'preact/hooks';
import { barOption, type Space } from '../../../model/chart/bar-option.ts';
import { type ChartData, chartData, isEmpty } from '../../../model/chart/data.ts';
import { dayLabels } from '../../../model/chart/labels.ts';
import type { Field } from '../../../model/frame.ts';
import type { Panel } from '../../../model/schema/dashboard.ts';
import { BarChartOptions } from '../../../model/schema/panel-options.ts';
import { theme } from '../../state/theme.ts';
import { Chart } from '../chart/chart.tsx';
import { ChartTable } from '../chart/chart-table.tsx';
import { Legend } from '../chart/legend.tsx';
import { phone } from '../media.ts';
import { NoData } from './no-data.tsx';
import type { PanelProps } from './props.ts';
import { useHidden } from './use-hidden.ts';

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
  const { hidden, toggle } = useHidden();
  const options = useMemo(() => BarChartOptions.parse(panel.options), [panel]);
  const colours = theme.value;
  const data = useMemo(() => {
    const x = named(fields, options.xField) ?? fields.find(({ kind }) => kind !== 'number');
    const by = named(fields, typeof panel.options.colorByField === 'string' ? panel.options.colorByField : undefined);
    return chartData(fields, x, context, colours, by);
  }, [fields, options, context, colours]);
  const drawn = useMemo(
    () => ({ ...data, series: data.series.filter(({ label }) => !hidden.has(label)) }),
    [data, hidden],
  );
  const minHeight = heightOf(drawn, options);
  const space = spaceOf(panel);
  const option = useMemo(
    () => barOption(drawn, options, context.formats, colours, { ...space, height: Math.max(space.height, minHeight) }),
    [drawn, options, context, colours, space.width, space.height],
  );
  const headings = useMemo(() => dayLabels(data.categories, context.formats.locale).long, [data, context]);
  if (isEmpty(data)) return <NoData panel={panel} />;
  const legend = options.legend?.showLegend !== false && data.series.length > 1;
  return (
    <div class="chart-panel">
      {!asTable && (
        <Chart
          title={title}
          data={drawn}
          option={option}
          headings={headings}
          minHeight={minHeight}
          single={options.tooltip?.mode === 'single'}
        />
      )}
      <ChartTable title={title} data={data} headings={headings} visible={asTable} />
      {legend && !asTable && <Legend title={title} entries={data.series} hidden={hidden} onToggle={toggle} />}
    </div>
  );
}
