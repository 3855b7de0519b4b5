import { afterAll, beforeAll, expect, it } from 'vitest';
import { readMetricViews } from '../../../clickhouse/catalogue/views.ts';
import { createInstallation, type Installation } from '../../helpers/stack.ts';
import { factsOf } from './facts.ts';

/**
 * A list is asked for some columns, in some order, limited. ClickHouse then reads the other columns only of the rows that are left, and
 * (26.7) fails with NOT_FOUND_COLUMN_IN_BLOCK where a filter and FINAL are behind more than one view. So lists read in one step.
 */
const LISTS = {
  campaign_results: "(campaign='c1', from='2026-10-01', to='2026-11-01')",
  campaign_opportunities: "(campaign='', from='2026-10-01', to='2026-11-01')",
  campaign_lost_contacts: "(campaign='', from='2026-10-01', to='2026-11-01')",
  campaign_orders: "(campaign='', from='2026-10-01', to='2026-11-01')",
  pipeline_opportunities: '',
};

let installation: Installation;
beforeAll(async () => {
  installation = await createInstallation();
  const facts = factsOf(installation);
  const numbers = Array.from({ length: 20 }, (_, n) => n);
  await facts.opportunities(
    numbers.map((n) => ({
      campaign_id: 'c1',
      opportunity_id: `o${n}`,
      outcome: 'lost',
      created_at: '2026-10-05T00:00:00Z',
    })),
  );
  await facts.orders(
    numbers.map((n) => ({
      order_id: `b${n}`,
      campaign_id: 'c1',
      opportunity_id: `o${n}`,
      ordered_at: '2026-10-05T00:00:00Z',
    })),
  );
});
afterAll(() => installation.cleanup());

it.each(Object.entries(LISTS))(
  '%s answers whatever columns are asked for, in whatever order',
  async (name, parameters) => {
    const columns = (await readMetricViews()).get(name)?.columns.map((column) => column.name) ?? [];
    expect(columns.length).toBeGreaterThan(5);
    for (const [at, column] of columns.entries()) {
      const other = columns[(at + 3) % columns.length];
      for (const sql of [
        `select ${column} from ${name}${parameters} limit 2`,
        `select ${other}, ${column} from ${name}${parameters} limit 2`,
        `select ${other} from ${name}${parameters} order by ${column} limit 2`,
        `select * from ${name}${parameters} order by ${column} desc limit 2`,
      ])
        expect(await installation.query(sql), sql).toHaveLength(2);
    }
  },
);
