import { describe, expect, it } from 'vitest';
import { BinaryWriter } from '../../../clickhouse/schema/binary-writer.ts';
import { bucketOf, bucketsFor } from '../../../services/enricher/reconcile/buckets.ts';
import { chunksOf } from '../../../services/enricher/reconcile/chunks.ts';
import { COPIES } from '../../../services/enricher/reconcile/copies.ts';
import { isNight } from '../../../services/enricher/reconcile/due.ts';
import { addRow, isEqual, noRows, removeRow } from '../../../services/enricher/reconcile/sums.ts';
import { partitionOf } from '../../../services/shared/kafka/partitioner.ts';

describe('buckets', () => {
  it('hold keys of one partition each, and about 32 of them', () => {
    const buckets = bucketsFor(100_000, 6);
    expect(buckets.buckets % 6).toBe(0);
    for (const key of ['a', 'smp-c-000001', 'zażółć']) expect(bucketOf(key, buckets) % 6).toBe(partitionOf(key, 6));
    expect(100_000 / buckets.buckets).toBeLessThanOrEqual(32);
    expect(bucketsFor(1e9, 6).buckets).toBeLessThanOrEqual(2 ** 18);
  });

  it('are cut into lists, or ranges where nearly all of one are asked for, by the rows in them', () => {
    const all = Array.from({ length: 3_000 }, (_, bucket) => bucket);
    expect(chunksOf(all, () => 10)).toEqual([{ kind: 'range', first: 0, last: 2_999 }]);
    const sparse = all.map((bucket) => bucket * 10);
    expect(chunksOf(sparse, () => 10).map((chunk) => chunk.kind === 'list' && chunk.list.length)).toEqual([
      1_000, 1_000, 1_000,
    ]);
    expect(chunksOf([1, 2, 3], () => 150_000)).toEqual([
      { kind: 'list', list: [1, 2] },
      { kind: 'list', list: [3] },
    ]);
    expect(chunksOf([], () => 1)).toEqual([]);
  });
});

describe('sums', () => {
  it('do not depend on the order, and lose what is taken away', () => {
    const one = noRows();
    const other = noRows();
    for (const checksum of [1, 0xffffffff, 7]) addRow(one, checksum);
    for (const checksum of [7, 1, 0xffffffff, 9]) addRow(other, checksum);
    expect(isEqual(one, other)).toBe(false);
    removeRow(other, 9);
    expect(isEqual(one, other)).toBe(true);
    expect(isEqual(undefined, noRows())).toBe(true);
  });
});

describe('a canonical writer', () => {
  it('writes lengths as ClickHouse does, in as few bytes as they take', () => {
    const writer = new BinaryWriter(16, true);
    writer.string('é'.repeat(40));
    writer.string('x'.repeat(100));
    writer.string('x'.repeat(200));
    const bytes = writer.bytes();
    expect([bytes[0], bytes[81], bytes[182], bytes[183]]).toEqual([80, 100, 0xc8, 1]);
    expect(bytes).toHaveLength(81 + 101 + 202);
  });
});

describe('the query of a materialized view', () => {
  it('reads the last versions of the whole table where it is compared', () => {
    const [arrivals] = COPIES.filter(({ table }) => table === 'agg_arrivals');
    expect(arrivals?.expected).toMatch(/\nfrom fact_events as fact final\ngroup by minute, type, source$/);
  });
});

describe('the nightly comparison', () => {
  const at = (time: string) => Date.parse(`2026-03-31T${time}:00Z`);
  it.each([
    ['03:29', '03:30', '2026-03-30', false],
    ['03:30', '03:30', '2026-03-30', true],
    ['23:00', '03:30', '2026-03-30', true],
    ['03:31', '03:30', '2026-03-31', false],
    ['12:00', undefined, '2026-03-30', false],
  ])('at %s, due at %s, last done on %s: %s', (now, due, lastDay, isDue) => {
    expect(isNight(at(now), 'UTC', due, lastDay)).toBe(isDue);
  });

  it('goes by the business time zone', () => {
    expect(isNight(at('20:30'), 'Asia/Ho_Chi_Minh', '03:30', '2026-03-31')).toBe(true);
    expect(isNight(at('20:29'), 'Asia/Ho_Chi_Minh', '03:30', '2026-03-31')).toBe(false);
  });
});
