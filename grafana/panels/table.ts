import { TableCellHeight, TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import type { DataTransformerConfig, Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/table';
import type { Context } from '../builder/context.ts';
import { finish, type PanelSpec } from './panel.ts';

export interface TableSpec<C extends string> extends PanelSpec<C> {
  /** Column it is sorted by at first. Default: as the query orders the rows. */
  sortBy?: { column: C; descending?: boolean };
  /** See `toMatrix`. */
  transformations?: readonly DataTransformerConfig[];
}

/** A table, in the order of the query's columns; columns without a name must be hidden. */
export function tablePanel<C extends string>(ctx: Context, spec: TableSpec<C>): Panel {
  const builder = new PanelBuilder().showHeader(true).cellHeight(TableCellHeight.Sm);
  if (spec.sortBy) {
    // Grafana sorts by the name on the screen.
    const name = spec.fields[spec.sortBy.column]?.name ?? spec.sortBy.column;
    builder.sortBy([new TableSortByFieldStateBuilder().displayName(name).desc(spec.sortBy.descending ?? false)]);
  }
  if (spec.transformations) builder.transformations([...spec.transformations]);
  const panel = finish(ctx, builder, spec, { table: true });
  // Lists are paged: a browser does not hold ten thousand rows well.
  panel.options.enablePagination = true;
  panel.options.footer = { show: false, reducer: [], countRows: false };
  return panel;
}
