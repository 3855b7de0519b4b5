import { randomUUID } from 'node:crypto';
import { identifiers } from '../../../clickhouse/quote.ts';
import { Rows } from '../batch/rows.ts';
import type { Facts } from '../derive/model.ts';
import { Slicer } from '../derive/slicer.ts';
import type { Sink } from '../io/sink.ts';
import { readSetsWhere } from '../state/restore.ts';
import { CHECKED_TABLES, type CheckedTable, shapeOf } from './checked-tables.ts';
import { deleteRows } from './delete-rows.ts';
import { type BucketChunk, conditionOf, type ExamineOptions, type RowDifference } from './examine.ts';
import { deriveAll } from './offline.ts';

/** 2,000 keys a block: some 50,000 rows at most. */
const KEYS_A_BLOCK = 2_000;
/** Ids go into the URL of a statement. */
const IDS_A_STATEMENT = 400;

export interface RepairOptions {
  sink: Sink;
  cluster: string;
  /** Whether rows that no event makes are removed: not while events themselves are missing. */
  removeExtra: boolean;
}

/**
 * Writes rows that are missing or differ, derived from their events, under the version that a worker would give them; a worker that knows more wins.
 * @returns how many of the differences were mended
 */
export async function repairFacts(
  differences: readonly RowDifference[],
  chunk: BucketChunk,
  options: ExamineOptions,
  { sink, cluster, removeExtra }: RepairOptions,
): Promise<number> {
  const { client, context, topic, buckets } = options;
  const removed = differences.filter(({ kind, stored, derived }) => {
    if (kind === 'extra') return removeExtra;
    // What is damaged in its version, too, would outlive the row that is written.
    return (stored?.version ?? 0) > (derived?.version ?? 0);
  });
  await remove(removed, options, cluster);

  const wanted = new Map<string, Set<CheckedTable>>();
  for (const { kind, owner, table } of differences) {
    if (kind === 'extra') continue;
    const tables = wanted.get(owner) ?? new Set();
    wanted.set(owner, tables.add(table));
  }
  if (wanted.size > 0) {
    const run = randomUUID();
    const slicer = new Slicer();
    let rows = new Rows();
    let keys = 0;
    const flush = async () => {
      await sink.insert(rows.blocks(), `repair-${run}-${keys}`);
      rows = new Rows();
    };
    const condition = conditionOf(chunk, buckets);
    for await (const set of readSetsWhere(client, condition.sql.replaceAll('{owner}', 'key'), condition.parameters)) {
      const tables = wanted.get(set.key);
      if (!tables) continue;
      rows.addFacts(onlyOf(await deriveAll(set, context, slicer), tables), topic);
      keys++;
      if (keys % KEYS_A_BLOCK === 0) await flush();
    }
    await flush();
  }
  return differences.length - (removeExtra ? 0 : differences.filter(({ kind }) => kind === 'extra').length);
}

/** Facts of some tables: what is right need not be written again. */
function onlyOf(facts: Facts, tables: ReadonlySet<CheckedTable>): Facts {
  return {
    ...facts,
    contact: tables.has('fact_contacts') ? facts.contact : undefined,
    opportunities: tables.has('fact_opportunities') ? facts.opportunities : [],
    orders: tables.has('fact_orders') ? facts.orders : [],
    tasks: tables.has('fact_tasks') ? facts.tasks : [],
    cost: tables.has('fact_costs') ? facts.cost : undefined,
    events: tables.has('fact_events') ? facts.events : [],
  };
}

async function remove(
  differences: readonly RowDifference[],
  { client }: ExamineOptions,
  cluster: string,
): Promise<void> {
  for (const table of CHECKED_TABLES) {
    const ids = differences.flatMap(({ table: ofTable, stored }) => (ofTable === table && stored ? [stored.id] : []));
    const keys = identifiers(shapeOf(table).keys);
    for (let at = 0; at < ids.length; at += IDS_A_STATEMENT) {
      const parameters = { ids: ids.slice(at, at + IDS_A_STATEMENT).map(BigInt) };
      await deleteRows(client, table, `has({ids: Array(UInt64)}, sipHash64(${keys}))`, parameters, cluster);
    }
  }
}
