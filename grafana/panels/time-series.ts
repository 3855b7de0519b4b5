import { GraphDrawStyle, LineInterpolation, VisibilityMode } from '@grafana/grafana-foundation-sdk/common';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import type { Context } from '../builder/context.ts';
import { legendBelow, tooltipOfAll } from './chart.ts';
import { finish, type PanelSpec } from './panel.ts';

/** Lines over real time (minutes). Days, weeks and months are bars: see `barChartPanel`. The first column is the time. */
export function timeSeriesPanel<C extends string>(ctx: Context, spec: PanelSpec<C>): Panel {
  const builder = new PanelBuilder()
    .drawStyle(GraphDrawStyle.Line)
    .lineInterpolation(LineInterpolation.Linear)
    .lineWidth(2)
    .fillOpacity(10)
    .showPoints(VisibilityMode.Auto)
    .axisSoftMin(0)
    .legend(legendBelow())
    .tooltip(tooltipOfAll());
  return finish(ctx, builder, spec);
}
