import type { BarSeriesOption } from 'echarts/charts';
import type { BarChartOptions } from '../../../../grafana/model/panel.ts';
import { readable, SURFACES, type Theme } from '../colour.ts';
import type { Formats } from '../format/number.ts';
import { dayLabels } from '../format/time.ts';
import { showOnAxis } from '../show.ts';
import { axisOf, baseOption, type ChartOption, valueAxes } from './common.ts';
import type { ChartData, Series } from './data.ts';

/** Pixels that a chart has, about: whether numbers fit at its bars. */
export interface Space {
  width: number;
  height: number;
}

/** A line of small figures is 12 px high, a figure 6.4 px wide. */
const LINE_PX = 12;
const FIGURE_PX = 6.4;

const isHorizontal = ({ orientation }: BarChartOptions): boolean => orientation === 'horizontal';
const isStacked = ({ stacking }: BarChartOptions): boolean => stacking === 'normal';

/** Pixels that one bar has along the axis of categories. */
function slotPx(data: ChartData, options: BarChartOptions, { width, height }: Space): number {
  const beside = isStacked(options) ? 1 : data.series.length;
  return (isHorizontal(options) ? height : width) / Math.max(1, data.categories.length * beside);
}

type LabelText = (at: number) => string;

/** Numbers at bars: in full where they fit, shortened where that helps, else none. */
function labelText(one: Series, options: BarChartOptions, slot: number, formats: Formats): LabelText | null {
  if (options.showValue === 'never') return null;
  const full: LabelText = (at) => one.points[at]?.text ?? '';
  if (isHorizontal(options)) return slot >= LINE_PX ? full : null;
  const short: LabelText = (at) => showOnAxis(one.points[at]?.value ?? 0, one.field, formats);
  const widest = (text: LabelText) => Math.max(0, ...one.points.map((_, at) => text(at).length)) * FIGURE_PX;
  const room = slot + Math.min(FIGURE_PX, slot / 2);
  if (widest(full) <= room) return full;
  return widest(short) <= room ? short : null;
}

function labelOption(
  one: Series,
  options: BarChartOptions,
  text: LabelText | null,
  theme: Theme,
): NonNullable<BarSeriesOption['label']> {
  const { surface, text: ink } = SURFACES[theme];
  const stacked = isStacked(options);
  return {
    show: text !== null,
    position: stacked ? 'inside' : isHorizontal(options) ? 'right' : 'top',
    color: stacked ? readable(surface, one.colour) : ink,
    fontSize: 11,
    // Nothing is said of empty bars: a row of zeros hides the others.
    formatter: ({ dataIndex }) => (one.points[dataIndex]?.value ? (text?.(dataIndex) ?? '') : ''),
  };
}

/** Bars side by side or stacked, vertical or horizontal. */
export function barOption(
  data: ChartData,
  options: BarChartOptions,
  formats: Formats,
  theme: Theme,
  space: Space,
): ChartOption {
  const { muted, line } = SURFACES[theme];
  const horizontal = isHorizontal(options);
  const side = axisOf(data);
  const slot = slotPx(data, options, space);
  const values = valueAxes(data, formats, theme);
  const categories = {
    type: 'category' as const,
    data: dayLabels(data.categories, formats.locale).short,
    inverse: horizontal,
    axisLabel: {
      color: horizontal ? SURFACES[theme].text : muted,
      fontSize: horizontal ? 12 : 11,
      ...(horizontal ? { width: 150, overflow: 'truncate' as const, interval: 0 } : { hideOverlap: true }),
    },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: line } },
  };
  const texts = data.series.map((one) => labelText(one, options, slot, formats));
  const widest = Math.max(
    0,
    ...data.series.flatMap((one, index) => one.points.map((_, at) => texts[index]?.(at).length ?? 0)),
  );
  const series = data.series.map(
    (one, index): BarSeriesOption => ({
      type: 'bar',
      name: one.label,
      ...(horizontal ? { xAxisIndex: side(one) } : { yAxisIndex: side(one) }),
      ...(isStacked(options) ? { stack: `stack-${side(one)}` } : {}),
      barMaxWidth: 44,
      barCategoryGap: `${Math.round((1 - options.groupWidth) * 100)}%`,
      itemStyle: { color: one.colour, borderRadius: isStacked(options) ? 0 : horizontal ? [0, 3, 3, 0] : [3, 3, 0, 0] },
      emphasis: { focus: data.series.length > 1 ? 'series' : 'none' },
      label: labelOption(one, options, texts[index] ?? null, theme),
      labelLayout: { hideOverlap: true },
      data: one.points.map(({ value, colour, targets }) => ({
        value,
        ...(colour === one.colour ? {} : { itemStyle: { color: colour } }),
        cursor: targets.length > 0 ? 'pointer' : 'default',
      })),
    }),
  );
  const base = baseOption(theme);
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: 'rgba(120, 140, 170, 0.12)' } },
    },
    grid: {
      left: 4,
      right: horizontal && !isStacked(options) ? widest * FIGURE_PX + 14 : 12,
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
