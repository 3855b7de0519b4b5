import { describe, expect, it } from 'vitest';
import { readTables } from '../../../clickhouse/catalogue/views.ts';
import { columnsMacro, publicColumns, valuesMacro } from '../../../clickhouse/schema/public-columns.ts';
import { flat } from '../../../clickhouse/schema/table.ts';
import { BASE_TABLES, personalColumns, TABLES } from '../../../clickhouse/schema/tables.ts';

const marts = await readTables();
const READ_THROUGH = {
  fact_events: 'events',
  fact_contacts: 'contacts',
  fact_opportunities: 'opportunities',
  fact_orders: 'orders',
  fact_tasks: 'tasks',
  fact_costs: 'costs',
  fact_duplicates: 'duplicates',
  fact_dead_letters: 'dead_letters',
};

describe('what is declared of stored tables', () => {
  it.each(Object.entries(READ_THROUGH))('every column of %s that is not hidden is one of %s', (table, view) => {
    const seen = (marts.get(view)?.columns ?? []).map(({ name }) => name);
    const shown = publicColumns(table).map(({ name, shown }) => shown?.name ?? name);
    expect(seen).toEqual(expect.arrayContaining(shown));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('says of every column what it is', () => {
    for (const { name, columns } of TABLES)
      for (const column of flat(columns)) expect(column.comment, `${name}.${column.name}`).not.toBe('');
  });

  it('names each table once', () => {
    expect(new Set(BASE_TABLES).size).toBe(BASE_TABLES.length);
  });

  it('knows what has to be emptied when a person is forgotten', () => {
    expect(Object.fromEntries(personalColumns())).toEqual({
      fact_events: ['data', 'conflicts'],
      fact_contacts: ['name', 'email', 'phone', 'company', 'custom'],
      fact_opportunities: ['description', 'contact_name', 'custom'],
      fact_orders: ['contact_name', 'description'],
      fact_tasks: ['title'],
      opportunities_by_month: ['description', 'contact_name', 'custom'],
      orders_by_month: ['contact_name', 'description'],
    });
  });
});

describe('columns of a stored table in a view', () => {
  it('are those from one to another, in the types that analysts see', () => {
    expect(columnsMacro(['fact_costs', 'spent_on', 'campaign_id'])).toBe(
      "spent_on Date32 comment 'Day it was spent on',\ncampaign_id String comment 'Campaign, else (none)'",
    );
    expect(columnsMacro(['fact_costs', 'product_category', 'end'])).toContain(
      "recorded_at DateTime64(3, '{{timezone}}') comment 'Time of the event that counts'",
    );
  });

  it('are selected under the names that analysts know', () => {
    expect(valuesMacro(['fact_costs', 'product_category', 'end'])).toBe(
      'fact.category as product_category,\n{{local_time(fact.recorded_at)}} as recorded_at',
    );
  });

  it.each([
    ['no_table', 'a', 'b'],
    ['fact_costs', 'version', 'end'],
    ['fact_costs', 'campaign_id', 'cost_id'],
  ])('%s from %s to %s is an error', (...args) => {
    expect(() => columnsMacro(args)).toThrow(expect.objectContaining({ code: 'SQL_FILE' }));
  });
});
