export { barChartPanel, matrixColumn, toMatrix } from './bar-chart.ts';
export { barGaugePanel } from './bar-gauge.ts';
export type { PanelText } from './panel.ts';
export { pieChartPanel } from './pie-chart.ts';
export { statPanel } from './stat.ts';
export { tablePanel } from './table.ts';
export { textPanel } from './text.ts';
export { timeSeriesPanel } from './time-series.ts';
