import type { BarSeriesOption } from 'echarts/charts';
import { readable, SURFACES, type Theme } from '../colour.ts';
import type { Formats } from '../format/number.ts';
import type { BarChartOptions } from '../schema/panel-options.ts';
import { axisOf, valueAxes } from './axes.ts';
import type { ChartData } from './data.ts';
import { baseOption, type ChartOption } from './echarts.ts';
import { dayLabels } from './labels.ts';

/** More bars than this, and numbers at them would be a thicket. */
const MAX_LABELLED = 60;

const isHorizontal = ({ orientation }: BarChartOptions): boolean => orientation === 'horizontal';
const isStacked = ({ stacking }: BarChartOptions): boolean => stacking === 'normal' || stacking === 'percent';

/** Shares of each category, for `stacking: percent`. Texts stay those of the values. */
function asShares(data: ChartData): ChartData {
  const totals = data.categories.map((_, at) =>
    data.series.reduce((sum, { points }) => sum + (points[at]?.value ?? 0), 0),
  );
  const share = (value: number | null, at: number) => (value === null || !totals[at] ? value : value / totals[at]);
  const series = data.series.map((one) => ({
    ...one,
    field: { ...one.field, config: { ...one.field.config, unit: 'percentunit', max: 1 } },
    points: one.points.map((point, at) => ({ ...point, value: share(point.value, at) })),
  }));
  return { ...data, series };
}

function labelOption(
  data: ChartData,
  index: number,
  options: BarChartOptions,
  theme: Theme,
): NonNullable<BarSeriesOption['label']> {
  const { surface, text } = SURFACES[theme];
  const stacked = isStacked(options);
  const colour = data.series[index]?.colour ?? text;
  return {
    show:
      options.showValue !== 'never' &&
      (options.showValue === 'always' || data.categories.length * data.series.length <= MAX_LABELLED),
    position: stacked ? 'inside' : isHorizontal(options) ? 'right' : 'top',
    color: stacked ? readable(surface, colour) : text,
    fontSize: 11,
    // Nothing is said of empty bars: a row of zeros hides the others.
    formatter: ({ dataIndex }) => {
      const point = data.series[index]?.points[dataIndex];
      return point?.value ? point.text : '';
    },
  };
}

/** Bars side by side or stacked, standing or lying. */
export function barOption(given: ChartData, options: BarChartOptions, formats: Formats, theme: Theme): ChartOption {
  const data = options.stacking === 'percent' ? asShares(given) : given;
  const { muted, line } = SURFACES[theme];
  const horizontal = isHorizontal(options);
  const side = axisOf(data);
  const values = valueAxes(data, formats, theme);
  const shortened = options.xTickLabelMaxLength;
  const categories = {
    type: 'category' as const,
    data: dayLabels(data.categories, formats.locale).short,
    inverse: horizontal,
    axisLabel: {
      color: horizontal ? SURFACES[theme].text : muted,
      fontSize: horizontal ? 12 : 11,
      ...(horizontal ? { width: 150, overflow: 'truncate' as const, interval: 0 } : { hideOverlap: true }),
      ...(options.xTickLabelRotation ? { rotate: -options.xTickLabelRotation } : {}),
      ...(shortened
        ? { formatter: (name: string) => (name.length > shortened ? `${name.slice(0, shortened)}…` : name) }
        : {}),
    },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: line } },
  };
  const series = data.series.map(
    (one, index): BarSeriesOption => ({
      type: 'bar',
      name: one.label,
      ...(horizontal ? { xAxisIndex: side(one) } : { yAxisIndex: side(one) }),
      ...(isStacked(options) ? { stack: `stack-${side(one)}` } : {}),
      barMaxWidth: 44,
      barCategoryGap: `${Math.round((1 - (options.groupWidth ?? 0.7)) * 100)}%`,
      itemStyle: { color: one.colour, borderRadius: isStacked(options) ? 0 : horizontal ? [0, 3, 3, 0] : [3, 3, 0, 0] },
      emphasis: { focus: data.series.length > 1 ? 'series' : 'none' },
      label: labelOption(data, index, options, theme),
      labelLayout: { hideOverlap: true },
      data: one.points.map(({ value, colour, targets }) => ({
        value,
        ...(colour === one.colour ? {} : { itemStyle: { color: colour } }),
        cursor: targets.length > 0 ? 'pointer' : 'default',
      })),
    }),
  );
  const base = baseOption(theme);
  const single = options.tooltip?.mode === 'single';
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      show: options.tooltip?.mode !== 'none',
      trigger: single ? 'item' : 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: 'rgba(120, 140, 170, 0.12)' } },
    },
    grid: {
      left: 4,
      right: horizontal ? 44 : 8,
      top: 22,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: horizontal ? values : categories,
    yAxis: horizontal ? categories : values,
    series,
  };
}
