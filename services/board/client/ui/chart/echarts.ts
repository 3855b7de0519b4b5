import { BarChart, LineChart, PieChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartOption } from '../../../model/chart/echarts.ts';

// Only what the panels draw with: legends and tables are elements of the page.
use([BarChart, LineChart, PieChart, GridComponent, TooltipComponent, LabelLayout, SVGRenderer]);

/** A chart in an element, that follows its size. `dispose` gives everything back. */
export interface Drawing {
  chart: EChartsType;
  draw: (option: ChartOption) => void;
  dispose: () => void;
}

export function createDrawing(element: HTMLElement): Drawing {
  const chart = init(element, null, { renderer: 'svg' });
  // ECharts' own attributes would make a second, nameless image of it for screen readers.
  const observer = new ResizeObserver(() => chart.resize());
  observer.observe(element);
  return {
    chart,
    draw: (option) => chart.setOption(option, { notMerge: true }),
    dispose() {
      observer.disconnect();
      chart.dispose();
    },
  };
}
