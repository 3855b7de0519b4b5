import { PanelBuilder } from '@grafana/grafana-foundation-sdk/bargauge';
import {
  BarGaugeDisplayMode,
  BarGaugeNamePlacement,
  BarGaugeSizing,
  BarGaugeValueMode,
  VizOrientation,
} from '@grafana/grafana-foundation-sdk/common';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Context } from '../builder/context.ts';
import { finish, type PanelSpec } from './panel.ts';
import { labelled, reduceOf } from './stat.ts';

interface BarGaugeSpec<C extends string> extends PanelSpec<C> {
  /** Column that names the bars (its words, if it has any). */
  rowsBy: C;
  /** Column that gives their length; the longest row fills the width unless the field has a `max`. */
  value: C;
}

/** One horizontal bar per row, longest first to last as the query orders them: funnels and rankings. */
export function barGaugePanel<C extends string>(ctx: Context, spec: BarGaugeSpec<C>): Panel {
  const builder = new PanelBuilder()
    .displayMode(BarGaugeDisplayMode.Basic)
    .valueMode(BarGaugeValueMode.Text)
    .namePlacement(BarGaugeNamePlacement.Left)
    .showUnfilled(true)
    .sizing(BarGaugeSizing.Auto)
    .orientation(VizOrientation.Horizontal)
    .min(0)
    .reduceOptions(reduceOf(spec));
  return finish(ctx, builder, labelled(spec));
}
