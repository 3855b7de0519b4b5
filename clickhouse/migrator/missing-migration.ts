import type { ClickHouseClient } from '@clickhouse/client';
import { z } from 'zod';
import { createTable, feedStatements } from '../schema/statements.ts';
import { TABLES } from '../schema/tables.ts';
import { DescribedColumn, missingMigration } from './difference.ts';
import { DEFAULTS, type RenderOptions, renderSql } from './render.ts';

const COLUMNS = `
  select table, name, type, trim(concat(default_kind, ' ', default_expression)) as default, comment
  from system.columns
  where database = currentDatabase() and table in (
      select name from system.tables where database = currentDatabase() and endsWith(engine, 'MergeTree'))
  order by table, position`;

async function columnsOf(client: ClickHouseClient): Promise<DescribedColumn[]> {
  const result = await client.query({ query: COLUMNS, format: 'JSONEachRow' });
  return z.array(DescribedColumn).parse(await result.json());
}

/** Creates all declared tables and their materialized views in the client's database, which is empty. */
export async function createDeclared(client: ClickHouseClient, render: RenderOptions = DEFAULTS): Promise<void> {
  const statements = [...TABLES.map(createTable), ...TABLES.flatMap(feedStatements)];
  for (const statement of statements.flatMap((text) => renderSql(text, render)))
    await client.command({ query: statement });
}

/**
 * Statements that bring what migrations made to what is declared; empty if they make it already.
 * @param migrated client of a database that all migrations were applied to
 * @param declared client of a database that {@link createDeclared} filled
 */
export async function findMissingMigration(migrated: ClickHouseClient, declared: ClickHouseClient): Promise<string[]> {
  return missingMigration(TABLES, await columnsOf(migrated), await columnsOf(declared));
}
