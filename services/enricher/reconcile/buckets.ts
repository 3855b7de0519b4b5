import { identifier } from '../../../clickhouse/quote.ts';
import { partitionOf } from '../../shared/kafka/partitioner.ts';

/**
 * Keys are compared in hash buckets: by the hash that chooses their partition, some 32 keys each. All keys of a bucket are of one partition,
 * as the number of buckets is a multiple of that of partitions.
 */
export interface Buckets {
  partitions: number;
  buckets: number;
}

const KEYS_A_BUCKET = 32;
/** 262,144 buckets of six tables are some 100 MB while they are compared. */
const MOST_BUCKETS = 2 ** 18;

/** @param keys about how many there are */
export function bucketsFor(keys: number, partitions: number): Buckets {
  const perPartition = 2 ** Math.max(4, Math.ceil(Math.log2(Math.max(1, keys / KEYS_A_BUCKET / partitions))));
  const most = 2 ** Math.floor(Math.log2(Math.max(1, MOST_BUCKETS / partitions)));
  return { partitions, buckets: partitions * Math.min(perPartition, most) };
}

export const bucketOf = (key: string, { buckets }: Buckets): number => partitionOf(key, buckets);

export const partitionOfBucket = (bucket: number, { partitions }: Buckets): number => bucket % partitions;

/** {@link bucketOf} in ClickHouse; parameter `buckets`. */
export const bucketSql = (column: string): string =>
  `bitAnd(kafkaMurmurHash(${identifier(column)}), 2147483647) % {buckets: UInt32}`;
