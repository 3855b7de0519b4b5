import type { ClickHouseClient } from '../../shared/clickhouse.ts';
import type { DeriveContext } from '../derive/model.ts';
import { Slicer } from '../derive/slicer.ts';
import { readSetsWhere } from '../state/restore.ts';
import { type Buckets, bucketOf, bucketSql } from './buckets.ts';
import { CHECKED_TABLES, type CheckedTable } from './checked-tables.ts';
import { deriveAll } from './offline.ts';
import { type RowChecksum, rowChecksums } from './row-checksums.ts';
import { readRows, type StoredRow } from './stored.ts';

/** A row that is stored otherwise than the events make it: `missing` in the table, `extra` there, or with other values. */
export interface RowDifference {
  kind: 'missing' | 'extra' | 'differs';
  table: CheckedTable;
  owner: string;
  keys: readonly string[];
  stored: StoredRow | undefined;
  derived: RowChecksum | undefined;
}

/** Buckets that are looked at together: some of them, or all from one to another. */
export type BucketChunk = { kind: 'list'; list: readonly number[] } | { kind: 'range'; first: number; last: number };

/** Progress of the workers: what is not committed may be half written. */
export interface WorkerProgress {
  /** Next offset by partition. */
  committed: ReadonlyMap<number, number>;
  /** Partitions whose facts are not yet derived with all of the stored directory. */
  behindDirectory: ReadonlySet<number>;
}

export interface ExamineOptions {
  client: ClickHouseClient;
  context: DeriveContext;
  topic: string;
  buckets: Buckets;
  progress: WorkerProgress;
}

export interface Examined {
  differences: RowDifference[];
  /** Keys whose events a worker may be writing just now: their rows are not compared. */
  inFlight: number;
}

const nameOf = (table: CheckedTable, keys: readonly string[]) => JSON.stringify([table, ...keys]);

export function conditionOf(
  chunk: BucketChunk,
  buckets: Buckets,
): { sql: string; parameters: Record<string, unknown> } {
  const bucket = bucketSql('OWNER').replace('`OWNER`', '{owner}');
  if (chunk.kind === 'range') {
    const parameters = { buckets: buckets.buckets, first: chunk.first, last: chunk.last };
    return { sql: `${bucket} between {first: UInt32} and {last: UInt32}`, parameters };
  }
  return { sql: `${bucket} in {list: Array(UInt32)}`, parameters: { buckets: buckets.buckets, list: [...chunk.list] } };
}

/**
 * Compares the rows of some buckets one by one with what their events make. Events first, so that what was committed before has its rows.
 * @throws LeadstreamError `RESTORE` if a stored event no longer parses
 */
export async function examine(chunk: BucketChunk, options: ExamineOptions): Promise<Examined> {
  const { client, context, topic, buckets, progress } = options;
  const condition = conditionOf(chunk, buckets);
  const derived = new Map<string, { owner: string; row: RowChecksum }>();
  const inFlight = new Set<string>();
  const slicer = new Slicer();
  const sets = readSetsWhere(client, condition.sql.replaceAll('{owner}', 'key'), condition.parameters);
  for await (const set of sets) {
    const partition = bucketOf(set.key, buckets) % buckets.partitions;
    const isCommitted = set.events.every((event) => event.offset < (progress.committed.get(event.partition) ?? 0));
    if (!isCommitted || progress.behindDirectory.has(partition)) inFlight.add(set.key);
    for (const row of rowChecksums(await deriveAll(set, context, slicer), topic)) {
      derived.set(nameOf(row.table, row.keys), { owner: set.key, row });
      if (slicer.isOver) await slicer.breathe();
    }
  }
  const differences: RowDifference[] = [];
  for (const table of CHECKED_TABLES) {
    for await (const stored of readRows(client, table, condition)) {
      const name = nameOf(table, stored.keys);
      const known = derived.get(name);
      derived.delete(name);
      if (known?.row.checksum === stored.checksum) continue;
      const { owner, keys } = stored;
      const kind = known ? 'differs' : 'extra';
      differences.push({ kind, table, owner, keys, stored, derived: known?.row });
    }
  }
  for (const { owner, row } of derived.values()) {
    differences.push({ kind: 'missing', table: row.table, owner, keys: row.keys, stored: undefined, derived: row });
  }
  const settled = differences.filter(({ owner }) => !inFlight.has(owner));
  return {
    differences: settled,
    inFlight: new Set(differences.map(({ owner }) => owner)).size - ownersOf(settled).size,
  };
}

export const ownersOf = (differences: readonly RowDifference[]): Set<string> =>
  new Set(differences.map(({ owner }) => owner));

/** What tells that a difference is the same one as before. */
export const signatureOf = ({ table, keys, stored, derived }: RowDifference): string =>
  JSON.stringify([table, ...keys, stored?.checksum ?? null, derived?.checksum ?? null]);
