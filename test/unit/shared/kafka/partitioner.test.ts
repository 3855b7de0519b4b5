import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Partitioners } from '../../../../services/shared/kafka/kafkajs.ts';
import { partitionOf } from '../../../../services/shared/kafka/partitioner.ts';

it('chooses the partition that kafkajs (and so the Java client) chooses, for any key', () => {
  const partitioner = Partitioners.DefaultPartitioner();
  const metadata = (n: number) =>
    Array.from({ length: n }, (_, id) => ({
      partitionId: id,
      leader: 0,
      isr: [0],
      replicas: [0],
      partitionErrorCode: 0,
    }));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.integer({ min: 1, max: 64 }), (key, n) => {
      const theirs = partitioner({
        topic: 't',
        partitionMetadata: metadata(n),
        message: { key: Buffer.from(key), value: null },
      });
      expect(partitionOf(key, n)).toBe(theirs);
    }),
  );
});
