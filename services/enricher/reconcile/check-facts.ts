import type { ClickHouseClient } from '../../shared/clickhouse.ts';
import { number } from '../../shared/words.ts';
import { Slicer } from '../derive/slicer.ts';
import type { StoredContext } from '../directory-topic/read-directory.ts';
import { readSetsWhere } from '../state/restore.ts';
import { type Buckets, bucketOf, bucketsFor, partitionOfBucket } from './buckets.ts';
import { monthName } from './check-copies.ts';
import { CHECKED_TABLES, type CheckedTable } from './checked-tables.ts';
import { chunksOf } from './chunks.ts';
import {
  type BucketChunk,
  conditionOf,
  type ExamineOptions,
  type RowDifference,
  type WorkerProgress,
} from './examine.ts';
import { findDifferences } from './find-differences.ts';
import { fingerprintOf, type Memo, type MemoFile } from './memo.ts';
import { deriveAll } from './offline.ts';
import { rowChecksums } from './row-checksums.ts';
import { readSums, type StoredSums } from './stored.ts';
import { addRow, isEqual, removeRow, type Sum, Sums } from './sums.ts';

/** What one partition has of one table in one month, and how it differs from what the events make. */
export interface MonthReport {
  table: CheckedTable;
  partition: number;
  /** `2026-03`; empty for rows without time. */
  month: string;
  stored: Sum;
  derived: Sum;
  missing: number;
  extra: number;
  differing: number;
}

export interface FactsReport {
  months: MonthReport[];
  /** Keys that were derived anew; of the others it is known that nothing has changed since they were found right. */
  derivedKeys: number;
  /** Keys of which nothing is said: they changed at every look, or are not committed yet. */
  inFlight: number;
}

export interface CheckFactsOptions {
  client: ClickHouseClient;
  topic: string;
  partitions: number;
  /** Partitions that are checked. */
  owned: readonly number[];
  memo: MemoFile;
  /** Nothing of what was found right before counts. */
  everything: boolean;
  readContext: () => Promise<StoredContext>;
  readProgress: () => Promise<WorkerProgress>;
  /** Told of differences that stay, chunk by chunk: there may be more than fit into memory. */
  onDifferences: (differences: readonly RowDifference[], options: ExamineOptions, chunk: BucketChunk) => Promise<void>;
  onStep: (step: string) => void;
  signal: AbortSignal;
}

/**
 * Compares every row of every table that is derived from events with what they make: first by sums of buckets of keys, then, where sums differ, row by row.
 * Buckets that are unchanged since they were found right are not derived anew. May run beside workers.
 */
export async function checkFacts(options: CheckFactsOptions): Promise<FactsReport> {
  const { client, topic, partitions, owned, memo, onStep, signal } = options;
  const context = await options.readContext();
  const directory = context.fingerprint;
  const remembered = options.everything ? undefined : await memo.load();
  const buckets = await chooseBuckets(client, partitions, remembered);
  const known =
    remembered && isSame(remembered, { buckets, directory }) ? remembered.fingerprints : new Map<number, string>();

  const stored = new Map<CheckedTable, StoredSums>();
  for (const table of CHECKED_TABLES) {
    onStep(`counting ${table}`);
    signal.throwIfAborted();
    stored.set(table, await readSums(client, table, buckets, owned));
  }
  const storedOf = (bucket: number) => CHECKED_TABLES.map((table) => stored.get(table)?.buckets.get(bucket));
  const all = new Set([...stored.values()].flatMap((sums) => [...sums.buckets.keys()]));
  const changed = [...all]
    .filter((bucket) => known.get(bucket) !== fingerprintOf(storedOf(bucket)))
    .sort((a, b) => a - b);
  const derived = await deriveSums(changed, buckets, context, options);
  const derivedOf = (bucket: number) => CHECKED_TABLES.map((table) => derived.sums.get(table)?.map.get(bucket));
  const isRight = (bucket: number) => {
    const sums = derivedOf(bucket);
    return storedOf(bucket).every((sum, at) => isEqual(sum, sums[at]));
  };
  const suspects = changed.filter((bucket) => !isRight(bucket));

  const report = new MonthReports(stored, buckets);
  let inFlight = 0;
  const rowsOf = (bucket: number) =>
    [...storedOf(bucket), ...derivedOf(bucket)].reduce((sum, one) => sum + (one?.rows ?? 0), 0);
  const chunks = chunksOf(suspects, rowsOf);
  for (const [index, chunk] of chunks.entries()) {
    onStep(`comparing rows (${index + 1} of ${chunks.length})`);
    const look = async (): Promise<ExamineOptions> => {
      // Progress before context: what waits for a directory that is read later is known to wait.
      const progress = await options.readProgress();
      return { client, context: await options.readContext(), topic, buckets, progress };
    };
    const settled = await findDifferences(chunk, look, signal);
    inFlight += settled.inFlight;
    for (const difference of settled.differences) report.add(difference);
    if (settled.differences.length > 0) await options.onDifferences(settled.differences, await look(), chunk);
  }
  const wrong = new Set(suspects);
  const fingerprints = new Map([...known].filter(([bucket]) => !owned.includes(partitionOfBucket(bucket, buckets))));
  for (const bucket of all) if (!wrong.has(bucket)) fingerprints.set(bucket, fingerprintOf(storedOf(bucket)));
  await memo.save({ buckets, directory, fingerprints });
  return { months: report.all(), derivedKeys: derived.keys, inFlight };
}

const isSame = (memo: Memo, { buckets, directory }: Pick<Memo, 'buckets' | 'directory'>): boolean =>
  memo.directory === directory &&
  memo.buckets.buckets === buckets.buckets &&
  memo.buckets.partitions === buckets.partitions;

/** Those of before while they fit: others would make all that is remembered worthless. */
async function chooseBuckets(client: ClickHouseClient, partitions: number, memo: Memo | undefined): Promise<Buckets> {
  const result = await client.query({ query: 'select uniq(key) as n from fact_events', format: 'JSONEachRow' });
  const wanted = bucketsFor(Number((await result.json<{ n: string }>())[0]?.n ?? 0), partitions);
  if (memo?.buckets.partitions !== partitions) return wanted;
  const ratio = wanted.buckets / memo.buckets.buckets;
  return ratio <= 4 && ratio >= 1 / 4 ? memo.buckets : wanted;
}

/** More than so many buckets: reading all events once is faster than asking for them in pieces. */
const READ_ALL_ABOVE = 1 / 4;

async function deriveSums(
  changed: readonly number[],
  buckets: Buckets,
  context: StoredContext,
  { client, topic, owned, onStep, signal }: CheckFactsOptions,
): Promise<{ sums: Map<CheckedTable, Sums<number>>; keys: number }> {
  const sums = new Map(CHECKED_TABLES.map((table) => [table, new Sums<number>()]));
  const wanted = new Set(changed);
  const chunks: BucketChunk[] =
    changed.length > buckets.buckets * READ_ALL_ABOVE
      ? [{ kind: 'range', first: 0, last: buckets.buckets }]
      : chunksOf(changed, () => 1);
  const slicer = new Slicer({ signal });
  let keys = 0;
  for (const chunk of changed.length === 0 ? [] : chunks) {
    const condition = conditionOf(chunk, buckets);
    const ofOwned = { ...condition.parameters, ...buckets, owned: [...owned] };
    const sql = `${condition.sql.replaceAll('{owner}', 'key')} and bitAnd(kafkaMurmurHash(key), 2147483647) % {partitions: UInt32} in {owned: Array(UInt32)}`;
    for await (const set of readSetsWhere(client, sql, ofOwned)) {
      const bucket = bucketOf(set.key, buckets);
      if (!wanted.has(bucket)) continue;
      signal.throwIfAborted();
      for (const row of rowChecksums(await deriveAll(set, context, slicer), topic)) {
        const sum = sums.get(row.table)?.of(bucket);
        if (sum) addRow(sum, row.checksum);
        if (slicer.isOver) await slicer.breathe();
      }
      keys++;
      if (keys % 1_000 === 0) onStep(`deriving contacts and costs anew (${number(keys)})`);
    }
  }
  return { sums, keys };
}

/** What was stored by month, and what of it differs. */
class MonthReports {
  readonly #reports = new Map<string, MonthReport>();
  readonly #buckets: Buckets;

  constructor(stored: ReadonlyMap<CheckedTable, StoredSums>, buckets: Buckets) {
    this.#buckets = buckets;
    for (const [table, { months }] of stored) {
      for (const { partition, month, sum } of months) {
        const report = this.#of(table, partition, month);
        report.stored = sum;
        report.derived = { ...sum };
      }
    }
  }

  #of(table: CheckedTable, partition: number, month: number): MonthReport {
    const name = `${table} ${partition} ${month}`;
    let report = this.#reports.get(name);
    if (!report) {
      const none = { stored: { rows: 0, checksum: 0 }, derived: { rows: 0, checksum: 0 } };
      report = { table, partition, month: monthName(month), ...none, missing: 0, extra: 0, differing: 0 };
      this.#reports.set(name, report);
    }
    return report;
  }

  add({ kind, table, owner, stored, derived }: RowDifference): void {
    const partition = partitionOfBucket(bucketOf(owner, this.#buckets), this.#buckets);
    const report = this.#of(table, partition, derived?.month ?? stored?.month ?? 0);
    if (kind === 'missing') report.missing++;
    else if (kind === 'extra') report.extra++;
    else report.differing++;
    if (stored) removeRow(this.#of(table, partition, stored.month).derived, stored.checksum);
    if (derived) addRow(this.#of(table, partition, derived.month).derived, derived.checksum);
  }

  all(): MonthReport[] {
    return [...this.#reports.values()].sort(
      (a, b) =>
        CHECKED_TABLES.indexOf(a.table) - CHECKED_TABLES.indexOf(b.table) ||
        a.partition - b.partition ||
        (a.month < b.month ? -1 : 1),
    );
  }
}
