import type { BarSeriesOption, LineSeriesOption, PieSeriesOption } from 'echarts/charts';
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { SURFACES, type Theme } from '../colour.ts';

/** Exactly the parts of ECharts that are bundled. */
export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | PieSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TooltipComponentOption
>;

export const FONT =
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
