import type { ClickHouseClient } from '../../shared/clickhouse.ts';
import type { GenerationTask, RoutedContact } from '../model.ts';

/** A generation that is complete. */
export interface MadeGeneration {
  task: GenerationTask;
  run: string;
  contacts: number;
}

export interface RoutedRow extends RoutedContact {
  contactId: string;
}

const iso = (epochMs: number | undefined) => (epochMs === undefined ? null : new Date(epochMs).toISOString());

/** @param token names the block: written twice, it is there once */
export async function insertContacts(
  client: ClickHouseClient,
  run: string,
  reportId: string,
  rows: readonly RoutedRow[],
  token: string,
): Promise<void> {
  await client.insert({
    table: 'fact_lead_contacts',
    columns: [
      'run',
      'report_id',
      'contact_id',
      'source_tag',
      'salesperson_id',
      'acquired_at',
      'transferred_at',
      'taken_up_at',
      'conversion_1_at',
      'conversion_2_at',
      'final_at',
    ],
    values: rows.map((row) => [
      run,
      reportId,
      row.contactId,
      row.sourceTag,
      row.salespersonId ?? '(none)',
      iso(row.acquiredAtMs),
      iso(row.transferredAtMs),
      iso(row.takenUpAtMs),
      iso(row.conversion1AtMs),
      iso(row.conversion2AtMs),
      iso(row.finalAtMs),
    ]),
    format: 'JSONCompactEachRow',
    clickhouse_settings: { insert_deduplication_token: token },
  });
}

/**
 * Records all generations of one report that an attempt made, in one block: all become visible at once, or none. The token makes the insert a
 * compare-and-set: of two reporters that make the same days, the second one's block is dropped. Where the days differ, the first to be recorded counts by day.
 * @returns days that are now those of this attempt; the others were there already
 */
export async function recordGenerations(
  client: ClickHouseClient,
  made: readonly MadeGeneration[],
  generatedAtMs: number,
): Promise<string[]> {
  const reportId = made[0]?.task.reportId ?? '';
  const days = made.map(({ task }) => task.day);
  const token = `${reportId} ${days.join(' ')}`;
  await insertRecords(client, made, generatedAtMs, token);
  let runs = await runsByDay(client, reportId);
  // The token was used, but its record is gone: somebody took generations back to have them made again.
  if (days.some((day) => !runs.has(day))) {
    await insertRecords(client, made, generatedAtMs, `${token} ${made[0]?.run}`);
    runs = await runsByDay(client, reportId);
  }
  return made.filter(({ task, run }) => runs.get(task.day) === run).map(({ task }) => task.day);
}

async function insertRecords(
  client: ClickHouseClient,
  made: readonly MadeGeneration[],
  generatedAtMs: number,
  token: string,
): Promise<void> {
  await client.insert({
    table: 'fact_lead_generations',
    values: made.map(({ task, run, contacts }) => ({
      report_id: task.reportId,
      day: task.day,
      run,
      generated_at: iso(generatedAtMs),
      contacts: String(contacts),
      source_tags: task.config.sourceTags,
      forwarded_from: task.config.forwardedFrom,
      salespeople: task.config.salespeople,
      first_contact_tag: task.config.firstContactTag,
      conversion_stage_1: task.config.conversionStage1,
      conversion_stage_2: task.config.conversionStage2,
      final_stage: task.config.finalStage,
      known_versions: task.knownVersions,
    })),
    format: 'JSONEachRow',
    clickhouse_settings: { insert_deduplication_token: token },
  });
}

async function runsByDay(client: ClickHouseClient, reportId: string): Promise<Map<string, string>> {
  const result = await client.query({
    query: 'select toString(day), run from lead_report_generations where report_id = {reportId: String}',
    query_params: { reportId },
    format: 'JSONCompactEachRow',
  });
  return new Map(await result.json<[string, string]>());
}
