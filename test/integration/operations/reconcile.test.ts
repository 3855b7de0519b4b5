import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CHECKED_TABLES, type CheckedTable } from '../../../services/enricher/reconcile/checked-tables.ts';
import { publish, readable, sampleHistory } from '../../chaos/harness.ts';
import { createInstallation, type Installation, type Service, startService } from '../../helpers/stack.ts';
import { leadstream } from '../import/command.ts';

const COPIES = ['opportunities_by_month', 'milestones_by_month', 'orders_by_month'];

let installation: Installation;
let enricher: Service;
let before: Map<string, string>;

/** A fingerprint of every row of each table, versions included. */
async function fingerprints(): Promise<Map<string, string>> {
  const prints = new Map<string, string>();
  for (const table of [...CHECKED_TABLES, ...COPIES, 'fact_duplicates', 'fact_directory']) {
    const [row] = await installation.query(
      `select concat(toString(count()), ' ', toString(sum(sipHash64(tuple(*))))) as print from ${table} final`,
    );
    prints.set(table, String(row?.print));
  }
  return prints;
}

interface TableLine {
  table: string;
  partition?: number;
  missing: number;
  extra: number;
  differing: number;
}

async function reconcile(...args: string[]) {
  const { code, stdout, stderr } = await leadstream(['reconcile', ...args, '--json'], installation.env).ended;
  expect(stdout, stderr).not.toBe('');
  const answer = JSON.parse(stdout);
  const copies = answer.tables.copies.flatMap(({ table, months }: { table: string; months: object[] }) =>
    months.map((month) => ({ table, ...month })),
  );
  const lines: TableLine[] = [...answer.tables.facts.months, ...copies];
  const sumOf = (table: string, what: 'missing' | 'extra' | 'differing') =>
    lines.filter((line) => line.table === table).reduce((sum, line) => sum + line[what], 0);
  return { code, answer, lines, sumOf };
}

const run = (query: string) => installation.clickhouse.command({ query, clickhouse_settings: { mutations_sync: '2' } });
const countOf = async (sql: string) => Number((await installation.query(`select count() as n from ${sql}`))[0]?.n);

beforeAll(async () => {
  installation = await createInstallation({ partitions: 2 });
  enricher = await startService('enricher', installation.env);
  await publish(installation, sampleHistory(1, 60));
  await readable(installation, enricher.url);
  before = await fingerprints();
});
afterAll(async () => {
  await enricher?.stop();
  await installation?.cleanup();
});
beforeEach(async () => {
  expect(await fingerprints()).toEqual(before);
});

describe('leadstream reconcile of a whole installation', () => {
  it('lists every table by partition and month, and derives nothing again that has not changed', async () => {
    const first = await reconcile('--everything');
    expect(first.answer).toMatchObject({ ok: true, tables: { ok: true, missingRecords: 0, facts: { inFlight: 0 } } });
    expect(first.code).toBe(0);
    expect(first.answer.tables.facts.derivedKeys).toBeGreaterThan(60);
    const tables = new Set(first.lines.map(({ table }) => table));
    for (const table of [...CHECKED_TABLES, ...COPIES]) expect(tables).toContain(table);
    expect(new Set(first.lines.map(({ partition }) => partition))).toContain(1);
    expect((await reconcile()).answer.tables.facts).toMatchObject({ derivedKeys: 0, inFlight: 0 });
  });
});

describe('rows that are lost, changed or nobody made', () => {
  const rowsOf: Record<Exclude<CheckedTable, 'fact_events'>, { lost: string; changed: string }> = {
    fact_contacts: { lost: 'cityHash64(contact_id) % 5 = 0', changed: "update name = concat(name, '!')" },
    fact_opportunities: { lost: 'cityHash64(opportunity_id) % 5 = 0', changed: 'update revenue = revenue + 1' },
    fact_orders: { lost: 'cityHash64(order_id) % 5 = 0', changed: 'update placed_months = []' },
    fact_tasks: {
      lost: 'cityHash64(task_id) % 5 = 0',
      changed: 'update done = 1 - done',
    },
    fact_costs: { lost: 'cityHash64(cost_id) % 5 = 0', changed: 'update amount = -amount - 1' },
  };

  it('are found in each table, and written as they were', async () => {
    const wanted = new Map<string, { lost: number; changed: number }>();
    for (const [table, { lost, changed }] of Object.entries(rowsOf)) {
      wanted.set(table, {
        lost: await countOf(`${table} final where ${lost}`),
        changed: await countOf(`${table} final where ${lost.replace('= 0', '= 1')}`),
      });
      await run(`alter table ${table} delete where ${lost}`);
      await run(`alter table ${table} ${changed} where ${lost.replace('= 0', '= 1')}`);
    }
    // A row whose version is wrong, too, would outlive the right one.
    const newer = 'fact_costs final where cityHash64(cost_id) % 5 = 2';
    const costs = wanted.get('fact_costs') ?? { lost: 0, changed: 0 };
    costs.changed += await countOf(newer);
    await run(`insert into fact_costs select * replace (amount - 1 as amount, version * 2 as version) from ${newer}`);
    await run(`alter table fact_events update campaign_id = 'wrong' where cityHash64(id) % 50 = 0`);
    await run(`insert into fact_tasks (task_id, contact_id, version) values ('nobodys', 'smp-c-000001', 1)`);
    await run(`insert into fact_contacts (contact_id, version) values ('nobody', 1)`);
    const found = await reconcile();
    expect([found.code, found.answer.ok, found.answer.tables.ok]).toEqual([1, false, false]);
    for (const [table, { lost, changed }] of wanted) {
      expect(lost * changed, table).toBeGreaterThan(0);
      expect([table, found.sumOf(table, 'missing'), found.sumOf(table, 'differing')]).toEqual([table, lost, changed]);
    }
    expect([found.sumOf('fact_tasks', 'extra'), found.sumOf('fact_contacts', 'extra')]).toEqual([1, 1]);
    expect(found.sumOf('fact_events', 'differing')).toBeGreaterThan(0);

    const { stdout } = await leadstream(['reconcile', '--repair'], installation.env).ended;
    expect(stdout).toMatch(/^repaired: .* rows of facts/m);
    expect(stdout).toMatch(/^every table holds what the events make$/m);
    const after = await reconcile();
    expect([after.code, after.answer.ok]).toEqual([0, true]);
  });
});

describe('copies by month', () => {
  it('are compared with their tables, and filled again', async () => {
    await run('alter table orders_by_month delete where cityHash64(order_id) % 3 = 0');
    await run('alter table milestones_by_month delete where 1');
    await run(
      `alter table opportunities_by_month update revenue = revenue + 1 where cityHash64(opportunity_id) % 3 = 0`,
    );
    await run(`insert into orders_by_month (placed_month, key, live, order_id) values (24300, 1, 1, 'nobodys')`);
    await run(`insert into agg_arrivals select toDateTime('2020-01-01 00:00:00'), 'x', 'y', uniqState('a', 'b'),
      minState(now64(3)), maxState(now64(3)), maxState(now64(3)), argMaxState('a', now64(3)) from numbers(1)`);
    const found = await reconcile();
    expect(found.code).toBe(1);
    expect(found.sumOf('orders_by_month', 'missing')).toBeGreaterThan(0);
    expect(found.sumOf('orders_by_month', 'extra')).toBe(1);
    expect(found.sumOf('milestones_by_month', 'missing')).toBeGreaterThan(0);
    expect(found.sumOf('opportunities_by_month', 'differing')).toBeGreaterThan(0);
    expect(found.sumOf('agg_arrivals', 'extra')).toBe(1);
    expect((await reconcile('--repair')).answer.tables).toMatchObject({ ok: true, repaired: { rows: 0 } });
    expect(await countOf("agg_arrivals where type = 'x'")).toBe(0);
  });
});

describe('records of Kafka that are in no table', () => {
  it('are read again, with all that depends on them', async () => {
    await run('alter table fact_events delete where cityHash64(id) % 4 = 0');
    await run('alter table fact_duplicates delete where offset % 3 = 0');
    await run('alter table fact_directory delete where cityHash64(id) % 4 = 0');
    await run('alter table fact_contacts delete where 1');
    expect((await reconcile()).answer.tables.missingRecords).toBeGreaterThan(100);
    const repaired = await reconcile('--repair');
    expect(repaired.answer).toMatchObject({ ok: true, sums: { missing: 0, double: 0 }, tables: { missingRecords: 0 } });
    expect(await fingerprints()).toEqual(before);
  });
});
