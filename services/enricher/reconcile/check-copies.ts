import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { ClickHouseClient } from '../../shared/clickhouse.ts';
import { count } from '../../shared/words.ts';
import { COPIES, type Copy } from './copies.ts';
import { deletionCondition, differencesSql, refillSql, sumsSql } from './copy-queries.ts';
import { deleteRows } from './delete-rows.ts';

/** How a copy by month differs from the table that feeds it. */
export interface CopyReport {
  table: string;
  months: { month: string; stored: number; expected: number; missing: number; extra: number; differing: number }[];
}

export interface CheckCopiesOptions {
  client: ClickHouseClient;
  cluster: string;
  repair: boolean;
  onStep: (step: string) => void;
  signal: AbortSignal;
}

const Difference = z.object({
  id: z.string(),
  month: z.number(),
  kind: z.enum(['missing', 'extra', 'differs']),
  fingerprint: z.string(),
});
type Difference = z.infer<typeof Difference>;
const Month = z.object({
  month: z.number(),
  stored: z.coerce.number(),
  expected: z.coerce.number(),
  same: z.number().transform((same) => same === 1),
});
type Month = z.infer<typeof Month>;

/** A fact and its copy are written by one insert, but not seen at the same instant. */
const SETTLE_MS = 2_000;
const MOST_ROUNDS = 4;
/** Ids go into the URL of a statement. */
const IDS_A_STATEMENT = 400;
const SETTINGS = { max_threads: 1, max_bytes_before_external_group_by: '536870912' } as const;

export const monthName = (month: number): string =>
  month === 0 ? '' : `${Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, '0')}`;

/** Compares every copy that materialized views feed with the table that it is fed from, and writes it anew where it differs. */
export async function checkCopies(options: CheckCopiesOptions): Promise<CopyReport[]> {
  const reports: CopyReport[] = [];
  for (const copy of COPIES) {
    options.onStep(`comparing ${copy.table}`);
    const months = await readMonths(copy, options.client);
    const suspects = months.filter(({ same }) => !same).map(({ month }) => month);
    const differences = suspects.length === 0 ? [] : await findDifferences(copy, suspects, options);
    if (options.repair && differences.length > 0) await repairCopy(copy, differences, options);
    reports.push(toReport(copy, months, differences));
  }
  return reports;
}

async function readMonths(copy: Copy, client: ClickHouseClient): Promise<Month[]> {
  const result = await client.query({ query: sumsSql(copy), format: 'JSONEachRow', clickhouse_settings: SETTINGS });
  return z.array(Month).parse(await result.json());
}

/** Differences that stay. Of rows that change at every look, nothing is said. */
async function findDifferences(
  copy: Copy,
  suspects: readonly number[],
  { client, signal }: CheckCopiesOptions,
): Promise<Difference[]> {
  let before: Difference[] = [];
  let months = suspects;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    // States have a row a minute, and are looked at only when it is over.
    const over = copy.hasStates ? ' and minute < now() - interval 5 minute' : '';
    const result = await client.query({
      query: differencesSql(copy, `has({months: Array(UInt32)}, toUInt32(${copy.month}))${over}`),
      format: 'JSONEachRow',
      query_params: { months: [...months] },
      clickhouse_settings: SETTINGS,
    });
    const now = z.array(Difference).parse(await result.json());
    const known = new Set(before.map(({ id, fingerprint }) => `${id} ${fingerprint}`));
    const stable = now.filter(({ id, fingerprint }) => known.has(`${id} ${fingerprint}`));
    if (now.length === 0 || (round > 0 && (stable.length === now.length || round === MOST_ROUNDS - 1))) return stable;
    before = now;
    months = [...new Set(now.map(({ month }) => month))];
    await pause(SETTLE_MS, undefined, { signal });
  }
  return [];
}

async function repairCopy(
  copy: Copy,
  differences: readonly Difference[],
  { client, cluster, onStep }: CheckCopiesOptions,
): Promise<void> {
  onStep(`writing ${count(differences.length, 'row')} of ${copy.table}`);
  const months = [...new Set(differences.map(({ month }) => month))];
  // A row with a higher version, or with states too many, would outlive what is written.
  const wrong = differences.filter(({ kind }) => kind !== 'missing').map(({ id }) => id);
  for (let at = 0; at < wrong.length; at += IDS_A_STATEMENT) {
    const parameters = { months, ids: wrong.slice(at, at + IDS_A_STATEMENT).map(BigInt) };
    await deleteRows(client, copy.table, deletionCondition(copy), parameters, cluster);
  }
  const ids = differences.filter(({ kind }) => kind !== 'extra').map(({ id }) => id);
  if (ids.length === 0) return;
  const some = ids.length <= IDS_A_STATEMENT;
  await client.command({
    query: refillSql(copy, some),
    query_params: { months, ...(some ? { ids: ids.map(BigInt) } : {}) },
    clickhouse_settings: SETTINGS,
  });
}

function toReport(copy: Copy, months: readonly Month[], differences: readonly Difference[]): CopyReport {
  const counts = new Map(months.map(({ month, stored, expected }) => [month, { stored, expected }]));
  for (const { month } of differences) if (!counts.has(month)) counts.set(month, { stored: 0, expected: 0 });
  const of = (month: number, kind: Difference['kind']) =>
    differences.filter((difference) => difference.month === month && difference.kind === kind).length;
  return {
    table: copy.table,
    months: [...counts].map(([month, count]) => ({
      month: monthName(month),
      ...count,
      missing: of(month, 'missing'),
      extra: of(month, 'extra'),
      differing: of(month, 'differs'),
    })),
  };
}
