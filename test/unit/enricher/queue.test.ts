import { expect, it } from 'vitest';
import type { Record } from '../../../services/enricher/io/record.ts';
import { RecordQueue } from '../../../services/enricher/pipeline/queue.ts';

const LIMITS = {
  maxBatchRecords: 4,
  eagerRecords: 3,
  maxBatchBytes: 10_000,
  maxQueuedBytes: 2_000,
  maxDelayMs: 100,
  minSpacingMs: 500,
};
const records = (from: number, count: number, bytes = 10): Record[] =>
  Array.from({ length: count }, (_, i) => ({
    partition: 0,
    offset: from + i,
    timestampMs: 0,
    key: null,
    value: Buffer.alloc(bytes),
    headers: {},
  }));
const offsets = (taken: Record[]) => taken.map(({ offset }) => offset);

it('is due a moment after the first record came, or at once when enough wait', () => {
  const queue = new RecordQueue(LIMITS);
  expect(queue.dueInMs(0)).toBeUndefined();
  queue.push(records(0, 1), 1_000);
  queue.push(records(1, 1), 1_050);
  expect(queue.dueInMs(1_060)).toBe(40);
  expect(queue.dueInMs(1_200)).toBe(0);
  queue.push(records(2, 1), 1_060);
  expect(queue.dueInMs(1_060)).toBe(0);
});

it('keeps a distance to the batch before, unless enough wait', () => {
  const queue = new RecordQueue(LIMITS);
  queue.push(records(0, 1), 1_000);
  queue.take(1_100);
  queue.push(records(1, 1), 1_120);
  expect(queue.dueInMs(1_120)).toBe(480);
  queue.push(records(2, 2), 1_130);
  expect(queue.dueInMs(1_130)).toBe(0);
});

it('gives batches of bounded size in the order of arrival', () => {
  const queue = new RecordQueue(LIMITS);
  queue.push(records(0, 6), 0);
  expect(offsets(queue.take(0))).toEqual([0, 1, 2, 3]);
  expect(offsets(queue.take(0))).toEqual([4, 5]);
  expect(queue.bytes).toBe(0);
});

it('gives a record that is larger than a batch may be by itself', () => {
  const queue = new RecordQueue(LIMITS);
  queue.push(records(0, 2, 20_000), 0);
  expect(offsets(queue.take(0))).toEqual([0]);
});

it('says when reading must pause, and that it may go on only below half of the bound', () => {
  const queue = new RecordQueue(LIMITS);
  queue.push(records(0, 10), 0);
  expect(queue.isOverfull()).toBe(true);
  queue.take(0);
  expect(queue.isOverfull()).toBe(false);
  expect(queue.hasRoom()).toBe(false);
  queue.take(0);
  expect(queue.hasRoom()).toBe(true);
});
