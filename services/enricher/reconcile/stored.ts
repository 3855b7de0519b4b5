import { z } from 'zod';
import { identifier, identifiers } from '../../../clickhouse/quote.ts';
import type { ClickHouseClient } from '../../shared/clickhouse.ts';
import { type Buckets, bucketSql } from './buckets.ts';
import { type CheckedTable, shapeOf } from './checked-tables.ts';
import { SUM_BITS, type Sum } from './sums.ts';

/** A stored row as far as it is compared. */
export interface StoredRow {
  table: CheckedTable;
  owner: string;
  keys: string[];
  /** Hash of the keys: what names the row in a deletion. */
  id: string;
  month: number;
  checksum: number;
  version: number;
}

/** What a table holds, by bucket, and by partition and month. */
export interface StoredSums {
  buckets: Map<number, Sum>;
  months: { partition: number; month: number; sum: Sum }[];
}

/** One thread: it takes its time, and leaves the others to those who wait for an answer. */
const SETTINGS = { max_threads: 1, max_bytes_before_external_group_by: '536870912' } as const;

const monthSql = (column: string) => `toUInt32(ifNull(toRelativeMonthNum(${identifier(column)}), 0))`;
const checksumSql = (table: CheckedTable) => `CRC32(formatRow('RowBinary', ${identifiers(shapeOf(table).columns)}))`;

const SumLine = z.tuple([z.number(), z.number(), z.number(), z.number(), z.coerce.number(), z.coerce.number()]);

/** Counts and sums a table once, in ClickHouse. @param partitions whose keys are counted */
export async function readSums(
  client: ClickHouseClient,
  table: CheckedTable,
  buckets: Buckets,
  partitions: readonly number[],
): Promise<StoredSums> {
  const { owner, month } = shapeOf(table);
  const result = await client.query({
    query: `
      with rows as (
          select toUInt32(${bucketSql(owner)}) as bucket, ${monthSql(month)} as month, ${checksumSql(table)} as checksum
          from ${table} final
          where bucket % {partitions: UInt32} in {owned: Array(UInt32)}
      )
      select
          toUInt8(grouping(bucket)) as is_month, bucket, toUInt32(bucket % {partitions: UInt32}) as partition, month, count() as rows,
          bitAnd(sum(checksum), toUInt64(pow(2, ${SUM_BITS})) - 1) as checksum
      from (select bucket, partition, month, checksum from (select *, toUInt32(bucket % {partitions: UInt32}) as partition from rows))
      group by grouping sets ((bucket), (partition, month))`,
    query_params: { ...buckets, owned: [...partitions] },
    format: 'JSONCompactEachRow',
    clickhouse_settings: SETTINGS,
  });
  const sums: StoredSums = { buckets: new Map(), months: [] };
  for await (const lines of result.stream()) {
    for (const line of lines) {
      const [isMonth, bucket, partition, ofMonth, rows, checksum] = SumLine.parse(line.json());
      if (isMonth === 0) sums.buckets.set(bucket, { rows, checksum });
      else sums.months.push({ partition, month: ofMonth, sum: { rows, checksum } });
    }
  }
  return sums;
}

const RowLine = z.tuple([z.string(), z.array(z.string()), z.string(), z.number(), z.number(), z.coerce.number()]);

/** Rows of buckets or of keys, one by one. */
export async function* readRows(
  client: ClickHouseClient,
  table: CheckedTable,
  condition: { sql: string; parameters: Record<string, unknown> },
): AsyncGenerator<StoredRow> {
  const { owner, keys, month } = shapeOf(table);
  const result = await client.query({
    query: `
      select ${identifier(owner)}, [${identifiers(keys)}], toString(sipHash64(${identifiers(keys)})), ${monthSql(month)}, ${checksumSql(table)}, toString(version)
      from ${table} final
      where ${condition.sql.replaceAll('{owner}', identifier(owner))}`,
    query_params: condition.parameters,
    format: 'JSONCompactEachRow',
    clickhouse_settings: SETTINGS,
  });
  for await (const lines of result.stream()) {
    for (const line of lines) {
      const [ofOwner, ofKeys, id, ofMonth, checksum, version] = RowLine.parse(line.json());
      yield { table, owner: ofOwner, keys: ofKeys, id, month: ofMonth, checksum, version };
    }
  }
}
