import { useMemo } from 'preact/hooks';
import { barOption } from '../../model/chart/bar-option.ts';
import { chartData, isEmpty } from '../../model/chart/data.ts';
import { dayLabels } from '../../model/chart/labels.ts';
import type { Field } from '../../model/frame.ts';
import { BarChartOptions } from '../../model/schema/panel-options.ts';
import { theme } from '../../state/theme.ts';
import { Chart } from '../chart/chart.tsx';
import { ChartTable } from '../chart/chart-table.tsx';
import { Legend } from '../chart/legend.tsx';
import { NoData } from './no-data.tsx';
import type { PanelProps } from './props.ts';
import { useHidden } from './use-hidden.ts';

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
  const option = useMemo(() => barOption(drawn, options, context.formats, colours), [drawn, options, context, colours]);
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
          single={options.tooltip?.mode === 'single'}
        />
      )}
      <ChartTable title={title} data={data} headings={headings} visible={asTable} />
      {legend && !asTable && <Legend title={title} entries={data.series} hidden={hidden} onToggle={toggle} />}
    </div>
  );
}
