import { BOARD_ORDERS } from '../../../clickhouse/catalogue/parameters.ts';
import { type Column, type MetricView, type OrderTerm, orderTerms } from '../../../clickhouse/catalogue/views.ts';
import { HttpError } from '../../shared/http/http-error.ts';
import { didYouMean, nearest } from '../../shared/nearest.ts';

const bad = (message: string, names: readonly string[] = []) =>
  new HttpError(400, 'invalid_parameter', `sort: ${message}`, {
    field: 'sort',
    members: names.length > 0 ? { nearest: names } : {},
  });

/** Maps and arrays have no order that anybody could name. */
export const isSortable = ({ type }: Column): boolean => !/^(?:Map|Array|Tuple)\(/.test(type);

/**
 * The order that `sort` asks for (`-revenue,salesperson_id`), and behind it the columns that tell rows apart: no two rows are equal in all of it.
 * @throws HttpError 400 for a column that the report does not have, can't be sorted by, or is named twice
 */
export function orderOf(view: MetricView, sort: string): OrderTerm[] {
  const asked = sort === '' ? [] : orderTerms(BOARD_ORDERS[boardWord(view, sort) ?? ''] ?? sort);
  const columns = new Map(view.columns.map((column) => [column.name, column]));
  const sortable = view.columns.filter(isSortable).map(({ name }) => name);
  const seen = new Set<string>();
  for (const { column } of asked) {
    const known = columns.get(column);
    const names = nearest(column, sortable);
    if (!known) throw bad(`${column || 'an empty name'} is no column of ${view.name}${didYouMean(names)}`, names);
    if (!isSortable(known)) throw bad(`${column} is a ${known.type}, which has no order`);
    if (seen.has(column)) throw bad(`${column} is named twice`);
    seen.add(column);
  }
  return [...asked, ...view.order.filter(({ column }) => !seen.has(column))];
}

/** `sort` of a report that has a parameter of this name: its own word, if it is one. */
export function boardWord(view: MetricView, sort: string): string | undefined {
  return view.parameters.some(({ name }) => name === 'sort') && (sort === '' || sort in BOARD_ORDERS)
    ? sort
    : undefined;
}
