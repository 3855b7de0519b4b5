import type { ClickHouseClient } from '../../../shared/clickhouse.ts';
import { CLAIM_KINDS, type ClaimKind, countsSql, doublesSql, EXPECTED_SQL, gapsSql } from './claims.ts';
import type { OffsetRange } from './ranges.ts';

/** An offset that several rows account for. */
export interface DoubleClaim {
  offset: number;
  kinds: string[];
}

/** What ClickHouse says of one partition. */
export interface Account {
  partition: number;
  /** Next offset the group committed: everything before it was read. */
  committed: number;
  counts: Record<ClaimKind, number>;
  /** Offsets that nothing accounts for. */
  gaps: OffsetRange[];
  doubles: { total: number; first: DoubleClaim[] };
}

/** More ranges than any report shows; a topic with so many holes is beyond telling them one by one. */
const MOST_RANGES = 100_000;
const MOST_DOUBLES = 20;
/** Half a billion offsets don't fit into memory: sorting and grouping go on on disk above 1 GiB. */
const SETTINGS = { max_bytes_before_external_group_by: '1073741824', max_bytes_before_external_sort: '1073741824' };

/**
 * Compares the offsets read with those accounted for, in ClickHouse, by partition. Only a partition whose checksum is wrong is looked at offset by offset.
 * @param committed next offsets by partition
 */
export async function readAccounts(
  client: ClickHouseClient,
  topic: string,
  committed: readonly number[],
  isDirectory: boolean,
): Promise<Account[]> {
  async function rows<T>(query: string, parameters: Record<string, unknown>): Promise<T[]> {
    const result = await client.query({
      query,
      query_params: { topic, committed: [...committed], ...parameters },
      format: 'JSONEachRow',
      clickhouse_settings: SETTINGS,
    });
    return result.json<T>();
  }

  interface Count {
    partition: number;
    kind: ClaimKind;
    offsets: string;
    checksum: string;
  }
  const counted = await rows<Count>(countsSql(isDirectory), {});
  const accounts: Account[] = [];
  for (const [partition, end] of committed.entries()) {
    const counts: Record<ClaimKind, number> = { events: 0, duplicates: 0, dead_letters: 0 };
    let checksum = 0n;
    for (const count of counted.filter((one) => one.partition === partition)) {
      counts[count.kind] = Number(count.offsets);
      checksum += BigInt(count.checksum);
    }
    const account: Account = { partition, committed: end, counts, gaps: [], doubles: { total: 0, first: [] } };
    accounts.push(account);
    const [expected] = await rows<{ checksum: string }>(EXPECTED_SQL, { committed: end });
    const sum = CLAIM_KINDS.reduce((total, kind) => total + counts[kind], 0);
    if (sum === end && BigInt.asUintN(64, checksum) === BigInt(expected?.checksum ?? 0)) continue;

    const gaps = await rows<{ first: string; last: string }>(gapsSql(isDirectory), {
      partition,
      end,
      limit: MOST_RANGES,
    });
    account.gaps = gaps.map(({ first, last }) => ({ first: Number(first), last: Number(last) }));
    const doubles = await rows<{ offset: string; kinds: string[]; total: string }>(doublesSql(isDirectory), {
      partition,
      limit: MOST_DOUBLES,
    });
    account.doubles = {
      total: Number(doubles[0]?.total ?? 0),
      first: doubles.map(({ offset, kinds }) => ({ offset: Number(offset), kinds })),
    };
  }
  return accounts;
}

/** Dead letters of a topic that ClickHouse lists and the dead-letter topic does not hold. */
export async function lettersWithoutRecord(
  client: ClickHouseClient,
  topic: string,
  committed: readonly number[],
  origins: ReadonlySet<string>,
): Promise<string[]> {
  const result = await client.query({
    query: `select partition, toString(offset) from fact_dead_letters final
      where topic = {topic: String} and offset < arrayElement({committed: Array(UInt64)}, partition + 1)`,
    query_params: { topic, committed: [...committed] },
    format: 'JSONCompactEachRow',
  });
  const missing: string[] = [];
  for await (const rows of result.stream<[number, string]>()) {
    for (const row of rows) {
      const [partition, offset] = row.json();
      const origin = `${topic}:${partition}:${offset}`;
      if (!origins.has(origin)) missing.push(origin);
    }
  }
  return missing;
}
