import type { ClickHouseClient } from '../../shared/clickhouse.ts';
import type { AccessEntry } from './access-log.ts';

/** Seconds that a row is kept. */
const SECONDS_PER_DAY = 86_400;

/** Inserts entries into `fact_access`, to be deleted after so many days. */
export function createEntryWriter(clickhouse: ClickHouseClient, days: number) {
  return async (entries: readonly AccessEntry[]): Promise<void> => {
    await clickhouse.insert({
      table: 'fact_access',
      format: 'JSONEachRow',
      values: entries.map(({ at, ...entry }) => ({
        ...entry,
        at: new Date(at).toISOString(),
        expires_at: Math.floor(at / 1_000) + days * SECONDS_PER_DAY,
      })),
    });
  };
}
