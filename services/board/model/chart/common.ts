import type { BarSeriesOption, LineSeriesOption, PieSeriesOption } from 'echarts/charts';
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { SURFACES, type Theme } from '../colour.ts';
import type { Formats } from '../format/number.ts';
import { showOnAxis } from '../show.ts';
import type { ChartData, Series } from './data.ts';

/** Exactly the parts of ECharts that are bundled. */
export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | PieSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TooltipComponentOption
>;

const FONT =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Ubuntu, Cantarell, "Helvetica Neue", Arial, sans-serif';

/** What all charts have in common. The tooltip's content is set where there is a DOM: see `ui/chart/tooltip.ts`. */
export function baseOption(theme: Theme): ChartOption {
  const { surface, text, line } = SURFACES[theme];
  return {
    animation: false,
    textStyle: { fontFamily: FONT, color: text, fontSize: 12 },
    tooltip: {
      confine: true,
      appendTo: 'body',
      backgroundColor: surface,
      borderColor: line,
      borderWidth: 1,
      padding: 0,
      textStyle: { color: text, fontFamily: FONT, fontSize: 12 },
      transitionDuration: 0,
      extraCssText: 'box-shadow: 0 6px 24px rgba(10, 20, 40, 0.16); border-radius: 8px;',
    },
  };
}

/** Used along either direction. */
type Axis = Omit<Extract<NonNullable<ComposeOption<GridComponentOption>['yAxis']>, { type?: 'value' }>, 'mainType'>;

/** Series by their axis: what has another unit than the first gets the second one. */
export function axisOf({ series }: ChartData): (one: Series) => 0 | 1 {
  const unit = series[0]?.field.config.unit;
  return ({ field }) => (field.config.unit === unit ? 0 : 1);
}

const least = (values: readonly (number | null | undefined)[]): number | undefined => {
  const found = values.filter((value) => typeof value === 'number');
  return found.length > 0 ? Math.min(...found) : undefined;
};

/** Value axes, one or two. */
export function valueAxes(data: ChartData, formats: Formats, theme: Theme): Axis[] {
  const { muted, line } = SURFACES[theme];
  const side = axisOf(data);
  const sides: ReadonlyArray<0 | 1> = data.series.some((one) => side(one) === 1) ? [0, 1] : [0];
  return sides.map((number): Axis => {
    const own = data.series.filter((one) => side(one) === number);
    const field = own[0]?.field;
    const whole = own.every(({ points }) => points.every(({ value }) => value === null || Number.isInteger(value)));
    const max = least(own.map((one) => one.field.config.max));
    const min = least(own.map((one) => one.field.config.min));
    return {
      type: 'value',
      // Counts have no halves.
      ...(whole ? { minInterval: 1 } : {}),
      ...(max === undefined ? {} : { max }),
      ...(min === undefined ? {} : { min }),
      splitNumber: 4,
      axisLabel: {
        color: muted,
        fontSize: 11,
        formatter: (value: number) => showOnAxis(value, field, formats),
        hideOverlap: true,
      },
      splitLine: { show: number === 0, lineStyle: { color: line } },
      axisLine: { show: false },
      axisTick: { show: false },
    };
  });
}
