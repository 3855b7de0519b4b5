import { join } from 'node:path';
import { expect } from 'vitest';
import { migrateInstallation } from '../../clickhouse/migrator/migrate.ts';
import { reconcile } from '../../services/cli/reconcile/reconcile.ts';
import { CHECKED_TABLES } from '../../services/enricher/reconcile/checked-tables.ts';
import { loadConfig } from '../../services/shared/env.ts';
import { type Installation, startService } from '../helpers/stack.ts';
import { readable } from './harness.ts';

/** Every table that the enricher writes. */
const TABLES = [...CHECKED_TABLES, 'fact_duplicates', 'fact_dead_letters', 'fact_directory'];

/** Columns but the version: how often a row was written says nothing about what it says. */
const columnsOf = (table: string) =>
  ['fact_duplicates', 'fact_dead_letters'].includes(table) ? '*' : '* except (version)';

/** Rows that only one of two databases has, by table; empty if they agree. */
export async function differences(installation: Installation, left: string, right: string): Promise<object[]> {
  const found: object[] = [];
  for (const table of TABLES) {
    const rows = (database: string) => `select ${columnsOf(table)} from ${database}.${table} final`;
    for (const [one, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const only = `${rows(one)} except ${rows(other)}`;
      for (const row of await installation.query(`select * from (${only}) limit 3`)) {
        found.push({ table, onlyIn: one === left ? 'disturbed' : 'undisturbed', row });
      }
    }
  }
  return found;
}

/**
 * Lets an enricher that nothing disturbs read the same records into a separate database.
 * @returns name of the database
 */
export async function undisturbed(
  installation: Installation,
): Promise<{ database: string; drop: () => Promise<void> }> {
  const database = `${installation.database}_ref`;
  const env = {
    ...installation.env,
    CLICKHOUSE_DATABASE: database,
    KAFKA_GROUP_SUFFIX: '-ref',
    LEADSTREAM_DATA: join(installation.dataDir, 'reference'),
  };
  await migrateInstallation(loadConfig(env));
  const enricher = await startService('enricher', env);
  try {
    await readable(installation, enricher.url);
  } finally {
    await enricher.stop();
  }
  return {
    database,
    async drop() {
      await installation.clickhouse.command({ query: `drop database ${database} sync` });
    },
  };
}

/** Everything is readable, says the same as after a run that nothing disturbed, and nothing vanished. */
export async function expectUndisturbed(installation: Installation, enricherUrl: string): Promise<void> {
  await readable(installation, enricherUrl);
  const reference = await undisturbed(installation);
  try {
    expect(await differences(installation, installation.database, reference.database)).toEqual([]);
    const [rows] = await installation.query(
      'select toFloat64((select count() from fact_opportunities final)) as opportunities, toFloat64((select count() from fact_orders final)) as orders',
    );
    expect(rows?.opportunities).toBeGreaterThan(0);
    expect(rows?.orders).toBeGreaterThan(0);
  } finally {
    await reference.drop();
  }
  expect(await reconcile(installation.config)).toMatchObject({ ok: true });
}
