import type { ClickHouseClient } from '@clickhouse/client';
import { z } from 'zod';
import schema_migrations from '../schema/schema_migrations.ts';
import { createTable } from '../schema/statements.ts';
import { type RenderOptions, renderSql } from './render.ts';
import { withRetries } from './retries.ts';

/** What is recorded: a migration that was applied, or the rendered text of a view. */
export type Kind = 'migration' | 'view';

/** Memory of what was applied to this database. */
export interface MigrationLog {
  checksum(kind: Kind, name: string): string | undefined;
  record(kind: Kind, entries: readonly Entry[]): Promise<void>;
}

export interface Entry {
  readonly name: string;
  readonly checksum: string;
}

const Rows = z.array(z.object({ kind: z.string(), name: z.string(), checksum: z.string() }));

/** Opens the migration log of the client's database, creating it if needed. */
export async function openMigrationLog(client: ClickHouseClient, render: RenderOptions): Promise<MigrationLog> {
  for (const statement of renderSql(createTable(schema_migrations), render))
    await withRetries(() => client.command({ query: statement }));
  const result = await withRetries(() =>
    client.query({ query: 'select kind, name, checksum from schema_migrations final', format: 'JSONEachRow' }),
  );
  const known = new Map(Rows.parse(await result.json()).map((row) => [`${row.kind}/${row.name}`, row.checksum]));
  return {
    checksum: (kind, name) => known.get(`${kind}/${name}`),
    async record(kind, entries) {
      const appliedAt = new Date().toISOString();
      const values = entries.map(({ name, checksum }) => ({ kind, name, checksum, applied_at: appliedAt }));
      const settings = { date_time_input_format: 'best_effort' } as const;
      await withRetries(() =>
        client.insert({ table: 'schema_migrations', values, format: 'JSONEachRow', clickhouse_settings: settings }),
      );
      for (const { name, checksum } of entries) known.set(`${kind}/${name}`, checksum);
    },
  };
}
