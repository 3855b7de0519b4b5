import { EVENTS } from '../rows/record-tables.ts';
import { CONTACTS, COSTS, OPPORTUNITIES, ORDERS, TASKS } from '../rows/tables.ts';

/** Tables whose rows are derived from the events of one key. */
export const CHECKED_TABLES = [
  'fact_events',
  'fact_contacts',
  'fact_opportunities',
  'fact_orders',
  'fact_tasks',
  'fact_costs',
] as const;

export type CheckedTable = (typeof CHECKED_TABLES)[number];

/** How rows of a table are told apart and compared. */
export interface TableShape {
  /** Column that tells which key a row belongs to. */
  owner: string;
  /** Columns that tell rows apart: the sorting key. */
  keys: readonly string[];
  /** Time whose month a row is counted under. */
  month: string;
  /** Columns that are compared: all but the version, which also tells how much of the directory a worker had read. */
  columns: readonly string[];
}

const VERSION = 'version';

const compared = (columns: readonly (readonly [name: string, ...rest: unknown[]])[]): string[] =>
  columns.map(([name]) => name).filter((name) => name !== VERSION);

export const SHAPES: Readonly<Record<CheckedTable, TableShape>> = {
  fact_events: { owner: 'key', keys: ['key', 'source', 'id'], month: 'time', columns: compared(EVENTS.columns) },
  fact_contacts: {
    owner: 'contact_id',
    keys: ['contact_id'],
    month: 'created_at',
    columns: compared(CONTACTS.columns),
  },
  fact_opportunities: {
    owner: 'contact_id',
    keys: ['campaign_id', 'opportunity_id', 'contact_id'],
    month: 'created_at',
    columns: compared(OPPORTUNITIES.columns),
  },
  fact_orders: {
    owner: 'contact_id',
    keys: ['order_id', 'contact_id'],
    month: 'ordered_at',
    columns: compared(ORDERS.columns),
  },
  fact_tasks: {
    owner: 'contact_id',
    keys: ['task_id', 'contact_id'],
    month: 'created_at',
    columns: compared(TASKS.columns),
  },
  fact_costs: { owner: 'cost_id', keys: ['cost_id'], month: 'spent_on', columns: compared(COSTS.columns) },
};
