import type { Kept } from './keep-running.ts';

/** Services write to both engines, the enricher commits to Kafka after ClickHouse has the rows: so they end first, Kafka last. */
const GROUPS: ReadonlyArray<{ is: (name: string) => boolean; graceMs: number }> = [
  { is: (name) => name === 'sample', graceMs: 2_000 },
  { is: (name) => !['sample', 'clickhouse', 'kafka'].includes(name), graceMs: 11_000 },
  { is: (name) => name === 'clickhouse', graceMs: 8_000 },
  { is: (name) => name === 'kafka', graceMs: 8_000 },
];

/** Stops everything in order, each group at once. */
export async function stopAll(kept: Kept[]): Promise<void> {
  for (const { is, graceMs } of GROUPS)
    await Promise.all(kept.filter(({ name }) => is(name)).map((process) => process.stop(graceMs)));
}
