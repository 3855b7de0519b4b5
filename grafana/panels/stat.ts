import {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueTextMode,
  ReduceDataOptionsBuilder,
  VizOrientation,
} from '@grafana/grafana-foundation-sdk/common';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/stat';
import type { Context } from '../builder/context.ts';
import { finish, type PanelSpec } from './panel.ts';

interface StatSpec<C extends string> extends PanelSpec<C> {
  /**
   * One tile per row, labelled by this column (its words, if it has any), in place of one tile per numeric column.
   * The value column then carries no name.
   */
  rowsBy?: C;
  /** Column that is the value of each row; with `rowsBy`. */
  value?: C;
}

/** Big numbers: one tile per numeric column of a single row, or one per row. */
export function statPanel<C extends string>(ctx: Context, spec: StatSpec<C>): Panel {
  const builder = new PanelBuilder()
    .graphMode(BigValueGraphMode.None)
    .colorMode(BigValueColorMode.Value)
    .textMode(BigValueTextMode.ValueAndName)
    .orientation(VizOrientation.Auto)
    .reduceOptions(reduceOf(spec));
  return finish(ctx, builder, labelled(spec), { singleRow: spec.rowsBy === undefined });
}

/**
 * Which values are shown: the last of every numeric column, or the numeric column of every row. Never by name: Grafana compares
 * `fields` with what a column is called on the screen, which is the row's label here, and the language's word elsewhere.
 */
export function reduceOf(spec: { rowsBy?: string }): ReduceDataOptionsBuilder {
  const builder = new ReduceDataOptionsBuilder().fields('');
  if (spec.rowsBy === undefined) return builder.calcs(['lastNotNull']).values(false);
  return builder.calcs([]).values(true).limit(100);
}

/**
 * Rows are named by the label column: `${__data.fields.x}` as display name is replaced for each row, by the column's words where
 * it has any. Without it Grafana would join all text columns of the row, ids included.
 */
export function labelled<C extends string, S extends PanelSpec<C> & { rowsBy?: C; value?: C }>(spec: S): S {
  if (spec.rowsBy === undefined || spec.value === undefined) return spec;
  const value = { ...spec.fields[spec.value], name: `\${__data.fields.${spec.rowsBy}}` };
  return { ...spec, fields: { ...spec.fields, [spec.value]: value } };
}
