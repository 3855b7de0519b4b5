import { TableCellHeight } from '@grafana/grafana-foundation-sdk/common';
import type { DataTransformerConfig, Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/table';
import type { Context } from '../builder/context.ts';
import { finish, type PanelSpec } from './panel.ts';

interface TableSpec<C extends string> extends PanelSpec<C> {
  /** See `toMatrix`. */
  transformations?: readonly DataTransformerConfig[];
}

/** A table, in the order of the query's columns; columns without a name must be hidden. */
export function tablePanel<C extends string>(ctx: Context, spec: TableSpec<C>): Panel {
  const builder = new PanelBuilder().showHeader(true).cellHeight(TableCellHeight.Sm);
  if (spec.transformations) builder.transformations([...spec.transformations]);
  const panel = finish(ctx, builder, spec, { table: true });
  // Lists are paged: a browser does not hold ten thousand rows well.
  panel.options.enablePagination = true;
  panel.options.footer = { show: false, reducer: [], countRows: false };
  return panel;
}
