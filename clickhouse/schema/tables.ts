import access_tokens from './access_tokens.ts';
import agg_arrivals from './agg_arrivals.ts';
import agg_lag from './agg_lag.ts';
import fact_access from './fact_access.ts';
import fact_contacts from './fact_contacts.ts';
import fact_costs from './fact_costs.ts';
import fact_dead_letters from './fact_dead_letters.ts';
import fact_directory from './fact_directory.ts';
import fact_duplicates from './fact_duplicates.ts';
import fact_events from './fact_events.ts';
import fact_lead_contacts from './fact_lead_contacts.ts';
import fact_lead_generations from './fact_lead_generations.ts';
import fact_opportunities from './fact_opportunities.ts';
import fact_orders from './fact_orders.ts';
import fact_tasks from './fact_tasks.ts';
import milestones_by_month from './milestones_by_month.ts';
import opportunities_by_month from './opportunities_by_month.ts';
import orders_by_month from './orders_by_month.ts';
import schema_migrations from './schema_migrations.ts';
import type { Table } from './table.ts';

/** Every stored table, those that materialized views fill after those that they read. */
export const TABLES: readonly Table[] = [
  fact_events,
  fact_contacts,
  fact_opportunities,
  fact_orders,
  fact_tasks,
  fact_costs,
  fact_duplicates,
  fact_dead_letters,
  fact_directory,
  fact_lead_contacts,
  fact_lead_generations,
  fact_access,
  access_tokens,
  opportunities_by_month,
  milestones_by_month,
  orders_by_month,
  agg_arrivals,
  agg_lag,
  schema_migrations,
];

/** Tables that hold data. */
export const BASE_TABLES: readonly string[] = TABLES.filter((table) => table !== schema_migrations).map(
  ({ name }) => name,
);

/** Materialized views, by which what they write could be read, and tables that only tools of ours read. */
export const INTERNAL_NAMES: readonly string[] = [
  ...TABLES.flatMap(({ feed }) => (feed ? [feed.view] : [])),
  schema_migrations.name,
];

/** What has to be emptied when a person is forgotten: columns that tell who somebody is, by table. */
export const personalColumns = (): ReadonlyMap<string, readonly string[]> =>
  new Map(
    TABLES.flatMap(({ name, columns }) => {
      const personal = Object.entries(columns).flatMap(([column, { personal }]) => (personal ? [column] : []));
      return personal.length > 0 ? [[name, personal] as const] : [];
    }),
  );
