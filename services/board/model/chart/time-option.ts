import type { LineSeriesOption } from 'echarts/charts';
import { SURFACES, type Theme } from '../colour.ts';
import type { Formats } from '../format/number.ts';
import { instantOf } from '../format/time.ts';
import type { Field } from '../frame.ts';
import { axisOf, baseOption, type ChartOption, valueAxes } from './common.ts';
import type { ChartData, Series } from './data.ts';

function lineSeries(one: Series, times: readonly (number | null)[], yAxisIndex: number): LineSeriesOption {
  const custom = one.field.config.custom;
  return {
    type: 'line',
    name: one.label,
    yAxisIndex,
    showSymbol: times.length <= 60,
    symbol: 'circle',
    symbolSize: 5,
    lineStyle: { color: one.colour, width: custom?.lineWidth ?? 2 },
    itemStyle: { color: one.colour },
    areaStyle: { color: one.colour, opacity: (custom?.fillOpacity ?? 0) / 100 },
    data: one.points.map(({ value }, at) => [times[at] ?? null, value]),
  };
}

/** Lines over time; times as epoch milliseconds, labelled in the business time zone. */
export function timeOption(data: ChartData, x: Field, formats: Formats, theme: Theme): ChartOption {
  const { muted, line } = SURFACES[theme];
  const times = x.values.map((cell) => instantOf(cell, x.type, formats.timeZone)?.toMillis() ?? null);
  const known = times.filter((time) => time !== null);
  const span = Math.max(...known) - Math.min(...known);
  const label = new Intl.DateTimeFormat(formats.locale, {
    timeZone: formats.timeZone,
    ...(span > 2 * 86_400_000
      ? { day: 'numeric', month: 'short' }
      : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  });
  const side = axisOf(data);
  const base = baseOption(theme);
  return {
    ...base,
    tooltip: { ...base.tooltip, trigger: 'axis' },
    grid: { left: 4, right: 8, top: 18, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'time',
      axisLabel: { color: muted, fontSize: 11, hideOverlap: true, formatter: (value: number) => label.format(value) },
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
      splitLine: { show: false },
    },
    yAxis: valueAxes(data, formats, theme),
    series: data.series.map((one) => lineSeries(one, times, side(one))),
  };
}
