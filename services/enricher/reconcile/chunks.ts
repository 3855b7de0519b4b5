import type { BucketChunk } from './examine.ts';

/** Rows that are held at once, stored and derived: some 100 MB. */
const ROWS_A_CHUNK = 200_000;
/** A list goes into the URL of a query: 1,000 numbers are 7 kB. */
const LONGEST_LIST = 1_000;

/**
 * Cuts buckets into chunks of about as many rows. A long list is asked for as a range where most of the range is in it: each chunk reads every table once.
 * @param buckets ascending
 * @param rowsOf rows of a bucket, stored or derived
 */
export function chunksOf(buckets: readonly number[], rowsOf: (bucket: number) => number): BucketChunk[] {
  const chunks: BucketChunk[] = [];
  let list: number[] = [];
  let rows = 0;
  const close = () => {
    const [first] = list;
    const last = list.at(-1);
    if (first === undefined || last === undefined) return;
    chunks.push(list.length > LONGEST_LIST ? { kind: 'range', first, last } : { kind: 'list', list });
    list = [];
    rows = 0;
  };
  for (const bucket of buckets) {
    const spread = bucket - (list[0] ?? bucket) + 1;
    const isTooLong = list.length >= LONGEST_LIST && spread > 2 * (list.length + 1);
    if (rows > ROWS_A_CHUNK || isTooLong) close();
    list.push(bucket);
    rows += rowsOf(bucket);
  }
  close();
  return chunks;
}
