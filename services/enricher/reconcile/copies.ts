import { feedSelect } from '../../../clickhouse/schema/statements.ts';
import { flat } from '../../../clickhouse/schema/table.ts';
import { TABLES } from '../../../clickhouse/schema/tables.ts';

/** A table that a materialized view fills from a fact table. */
export interface Copy {
  table: string;
  /** What the view makes of the fact table's last rows: a query of `columns`. */
  expected: string;
  columns: readonly { name: string; type: string }[];
  /** The sorting key: what tells rows apart. */
  keys: string;
  /** Expression of the month that a row is counted under, as `toRelativeMonthNum`. */
  month: string;
  /** Which rows say something: an opportunity that moved may leave one behind that says nothing, and nobody expects. */
  visible: string;
  /** Rows of states (`AggregateFunction`), which are merged before they are compared. */
  hasStates: boolean;
}

export const isState = (type: string): boolean => type.startsWith('AggregateFunction(');

/** Tables that materialized views fill, as they are declared. */
export const COPIES: readonly Copy[] = TABLES.flatMap((table): Copy[] => {
  if (!table.feed) return [];
  const columns = flat(table.columns).filter(({ select }) => select !== undefined);
  const [first = ''] = table.orderBy;
  return [
    {
      table: table.name,
      expected: feedSelect(table, table.feed, 'last versions'),
      columns: columns.map(({ name, type }) => ({ name, type })),
      keys: table.orderBy.join(', '),
      month: first.endsWith('_month') ? first : `toRelativeMonthNum(${first})`,
      visible: table.visible ?? '1',
      hasStates: columns.some(({ type }) => isState(type)),
    },
  ];
});
