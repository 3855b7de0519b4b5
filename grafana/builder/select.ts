import { VIEWS } from '../model/views.gen.ts';
import type { Context } from './context.ts';
import type { Fields } from './fields.ts';
import { type ColumnOf, type Query, type QueryOptions, query, type ViewName } from './query.ts';

/** Columns with how each is shown, and which rows. */
interface Selection<V extends ViewName, A extends string, X extends string>
  extends Omit<QueryOptions<V, ColumnOf<V>, A, X>, 'columns'> {
  fields: Fields<ColumnOf<V> | NoInfer<A> | NoInfer<X>>;
}

/**
 * The part of a panel that says what it reads of a report or table, and how: the columns of `fields` in their order, behind them
 * copies and computed ones.
 */
export function select<V extends ViewName, A extends string = never, X extends string = never>(
  ctx: Context,
  view: V,
  { fields, ...options }: Selection<V, A, X>,
): { query: Query<ColumnOf<V> | A | X>; fields: Fields<ColumnOf<V> | A | X> } {
  const added = { ...options.copies, ...options.computed };
  const isColumn = (name: string): name is ColumnOf<V> => name in VIEWS[view].columns && !(name in added);
  const columns = Object.keys(fields).filter(isColumn);
  return { query: query(ctx, view, { ...options, columns }), fields };
}
