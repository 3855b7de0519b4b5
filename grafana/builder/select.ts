import { VIEWS } from '../model/views.gen.ts';
import type { Context } from './context.ts';
import type { Fields } from './fields.ts';
import { type ColumnOf, type Query, type QueryOptions, query, type ViewName, withColumns } from './query.ts';

/** Columns with how each is shown, and which rows. */
interface Selection<V extends ViewName, A extends string, X extends string, L extends string>
  extends Omit<QueryOptions<V, ColumnOf<V>, A, X>, 'columns'> {
  fields: Fields<ColumnOf<V> | NoInfer<A> | NoInfer<X> | NoInfer<L>>;
  /** SQL of columns before those of the view, for labels and links; rows may be ordered and chosen by them. */
  labels?: Readonly<Record<L, string>>;
}

/**
 * The part of a panel that says what it reads of a report or table, and how: labels, the columns of `fields` in their order, copies
 * and computed ones.
 */
export function select<
  V extends ViewName,
  A extends string = never,
  X extends string = never,
  L extends string = never,
>(
  ctx: Context,
  view: V,
  { fields, labels, ...options }: Selection<V, A, X, L>,
): { query: Query<ColumnOf<V> | A | X | L>; fields: Fields<ColumnOf<V> | A | X | L> } {
  const added = { ...options.copies, ...options.computed, ...labels };
  const isColumn = (name: string): name is ColumnOf<V> => name in VIEWS[view].columns && !(name in added);
  const columns = Object.keys(fields).filter(isColumn);
  const rows = query(ctx, view, { ...options, columns });
  return { query: labels ? withColumns(rows, labels) : rows, fields };
}
