import { literal, onCluster } from '../../../clickhouse/quote.ts';
import type { ClickHouseClient } from '../../shared/clickhouse.ts';
import type { Config } from '../../shared/env.ts';
import { runStartedAt } from './runs.ts';

/** Generations of a report whose contacts are kept: the one that is read, and the one that a query which has begun may still read. */
const GENERATIONS_KEPT = 2;
/** An attempt that was not recorded within a day was lost; one that is at work gives up long before (`LONGEST_RUN_MS`). */
const ORPHANED_AFTER_MS = 86_400_000;

/** Drops the contacts of one attempt. @param run as in `newRun` */
export async function dropRun(client: ClickHouseClient, { clickhouse }: Config, run: string): Promise<void> {
  const { cluster } = clickhouse;
  const table = cluster === '' ? 'fact_lead_contacts' : `fact_lead_contacts_local${onCluster(cluster)}`;
  if (runStartedAt(run) === undefined) return;
  await client.command({ query: `alter table ${table} drop partition ${literal(run)}` });
}

/**
 * Drops contacts that nobody reads any more: those of older generations, and of failed attempts.
 * @returns the attempts dropped
 */
export async function dropOldRuns(client: ClickHouseClient, config: Config, nowMs: number): Promise<string[]> {
  const result = await client.query({
    query: `
      select distinct run
      from fact_lead_contacts
      where run not in (
        select run
        from lead_report_generations
        order by report_id, day desc
        limit {kept: UInt32} by report_id
      )`,
    query_params: { kept: GENERATIONS_KEPT },
    format: 'JSONCompactEachRow',
  });
  const runs = (await result.json<[string]>()).map(([run]) => run);
  const recorded = await recordedRuns(client, runs);
  const old = runs.filter((run) => recorded.has(run) || nowMs - (runStartedAt(run) ?? nowMs) > ORPHANED_AFTER_MS);
  for (const run of old) await dropRun(client, config, run);
  return old;
}

async function recordedRuns(client: ClickHouseClient, runs: readonly string[]): Promise<Set<string>> {
  const result = await client.query({
    query: 'select distinct run from lead_report_generations where run in {runs: Array(String)}',
    query_params: { runs: [...runs] },
    format: 'JSONCompactEachRow',
  });
  return new Set((await result.json<[string]>()).map(([run]) => run));
}
