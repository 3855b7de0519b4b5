import { PanelBuilder } from '@grafana/grafana-foundation-sdk/barchart';
import { StackingMode, VisibilityMode, VizOrientation } from '@grafana/grafana-foundation-sdk/common';
import type { DataTransformerConfig, Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Context } from '../builder/context.ts';
import { legendBelow, tooltipOfAll } from './chart.ts';
import { finish, type PanelSpec } from './panel.ts';

interface BarChartSpec<C extends string> extends PanelSpec<C> {
  /** Text column along the axis; buckets are days as text. */
  x: C | (string & {});
  horizontal?: boolean;
  stacked?: boolean;
  /** Numbers at the bars. Default: where there is room. */
  showValues?: 'never';
  /** Series of a cross table: see `toMatrix`. Its columns are known only to the data. */
  transformations?: readonly DataTransformerConfig[];
}

/** Bars side by side (or stacked) for every numeric column, along a text column. */
export function barChartPanel<C extends string>(ctx: Context, spec: BarChartSpec<C>): Panel {
  const builder = new PanelBuilder()
    .xField(spec.x)
    .orientation(spec.horizontal ? VizOrientation.Horizontal : VizOrientation.Vertical)
    .stacking(spec.stacked ? StackingMode.Normal : StackingMode.None)
    .showValue(spec.showValues === 'never' ? VisibilityMode.Never : VisibilityMode.Auto)
    .xTickLabelSpacing(spec.horizontal ? 0 : 100)
    .barRadius(0.05)
    .groupWidth(0.8)
    .fillOpacity(85)
    .axisSoftMin(0)
    .legend(legendBelow())
    .tooltip(tooltipOfAll());
  if (spec.transformations) builder.transformations([...spec.transformations]);
  return finish(ctx, builder, spec);
}

/**
 * Turns rows (x, series, value) into one column per series. In Grafana the first column is then called `row\column`,
 * which is the chart's `x`. `empty`: the text where there is no row, or NULL.
 */
export const toMatrix = (
  rows: string,
  columns: string,
  value: string,
  empty: 'zero' | 'null' = 'zero',
): DataTransformerConfig => ({
  id: 'groupingToMatrix',
  options: { rowField: rows, columnField: columns, valueField: value, emptyValue: empty },
});

/** Name of the first column after {@link toMatrix}. */
export const matrixColumn = (rows: string, columns: string): string => `${rows}\\${columns}`;
