import fact_contacts from '../../../clickhouse/schema/fact_contacts.ts';
import fact_costs from '../../../clickhouse/schema/fact_costs.ts';
import fact_events from '../../../clickhouse/schema/fact_events.ts';
import fact_opportunities from '../../../clickhouse/schema/fact_opportunities.ts';
import fact_orders from '../../../clickhouse/schema/fact_orders.ts';
import fact_tasks from '../../../clickhouse/schema/fact_tasks.ts';
import { type Derived, flat, type Table } from '../../../clickhouse/schema/table.ts';

/** Tables whose rows are derived from the events of one key. */
const DECLARED = { fact_events, fact_contacts, fact_opportunities, fact_orders, fact_tasks, fact_costs };

export type CheckedTable = keyof typeof DECLARED;

export const CHECKED_TABLES: readonly CheckedTable[] = Object.keys(DECLARED).filter(
  (name): name is CheckedTable => name in DECLARED,
);

/** Columns that are compared: all but the version, which also tells how much of the directory a worker had read. */
export const isCompared = ({ name }: { name: string }): boolean => name !== 'version';

/** How rows of a table are told apart and compared: the column of the key they belong to, the sorting key, the time of the month they are counted under. */
export function shapeOf(table: CheckedTable) {
  const { columns, orderBy, derived }: Table & { derived: Derived } = DECLARED[table];
  const compared = flat(columns).filter(isCompared);
  return { ...derived, keys: orderBy, columns: compared.map(({ name }) => name) };
}
