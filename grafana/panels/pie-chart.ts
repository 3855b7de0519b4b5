import {
  LegendDisplayMode,
  LegendPlacement,
  SortOrder,
  TooltipDisplayMode,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { FieldColorBuilder, FieldColorModeId } from '@grafana/grafana-foundation-sdk/dashboard';
import {
  PanelBuilder,
  PieChartLabels,
  PieChartLegendOptionsBuilder,
  PieChartLegendValues,
  PieChartType,
} from '@grafana/grafana-foundation-sdk/piechart';
import type { Context } from '../builder/context.ts';
import { finish, type PanelSpec } from './panel.ts';
import { labelled, reduceOf } from './stat.ts';

interface PieChartSpec<C extends string> extends PanelSpec<C> {
  /** Column that names the slices (its words, if it has any). Left out: one slice per numeric column of a single row. */
  rowsBy?: C;
  /** Column that gives their size; with `rowsBy`. */
  value?: C;
  /** Place of names, values and shares. Default: `right`; below where the panel is narrow. */
  legend?: 'right' | 'bottom';
}

/** Parts of a whole; the legend lists value and share. Its share is that of the rows shown, as are the `share` columns of the reports. */
export function pieChartPanel<C extends string>(ctx: Context, spec: PieChartSpec<C>): Panel {
  const builder = new PanelBuilder()
    .pieType(PieChartType.Donut)
    .displayLabels([PieChartLabels.Percent])
    .reduceOptions(reduceOf(spec))
    .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.PaletteClassic))
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Single).sort(SortOrder.None))
    .legend(
      new PieChartLegendOptionsBuilder()
        .showLegend(true)
        .displayMode(LegendDisplayMode.Table)
        .placement(spec.legend === 'bottom' ? LegendPlacement.Bottom : LegendPlacement.Right)
        .values([PieChartLegendValues.Value, PieChartLegendValues.Percent]),
    );
  return finish(ctx, builder, labelled(spec));
}
