import { BarChart, LineChart, PieChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartOption } from '../../model/chart/common.ts';

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

/** One line of a tooltip. */
export interface TooltipLine {
  colour: string;
  label: string;
  text: string;
}

function element(tag: string, name: string, text?: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = name;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** Content of a tooltip as elements: texts of the data are never read as HTML. */
export function tooltipElement(heading: string, lines: readonly TooltipLine[], hint?: string): HTMLElement {
  const root = element('div', 'tooltip');
  if (heading) root.append(element('p', 'tooltip-heading', heading));
  for (const { colour, label, text } of lines) {
    const line = element('p', 'tooltip-line');
    const swatch = element('span', 'swatch');
    swatch.style.background = colour;
    line.append(swatch, element('span', 'tooltip-label', label), element('span', 'tooltip-value', text));
    root.append(line);
  }
  if (hint) root.append(element('p', 'tooltip-hint', hint));
  return root;
}
