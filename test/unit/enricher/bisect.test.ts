import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Record } from '../../../services/enricher/io/record.ts';
import { bisect } from '../../../services/enricher/pipeline/bisect.ts';
import { LeadstreamError } from '../../../services/shared/errors.ts';

const refused = () => new LeadstreamError('DERIVATION', 'one of them cannot be derived');

const record = (offset: number): Record => ({
  partition: 0,
  offset,
  timestampMs: 0,
  key: null,
  value: null,
  headers: {},
});

it('flushes every good record once and in order, and dead-letters every bad one, wherever they lie', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }), async (bad) => {
      const flushed: number[] = [];
      const deadLettered: number[] = [];
      await bisect(
        bad.map((_, offset) => record(offset)),
        {
          forget: () => {},
          process: async (records) => {
            if (records.some(({ offset }) => bad[offset])) throw refused();
            flushed.push(...records.map(({ offset }) => offset));
          },
          deadLetter: async ({ offset }) => void deadLettered.push(offset),
        },
      );
      expect(flushed).toEqual(bad.flatMap((isBad, offset) => (isBad ? [] : [offset])));
      expect(deadLettered).toEqual(bad.flatMap((isBad, offset) => (isBad ? [offset] : [])));
    }),
  );
});

it('passes on what is no fault of the records', async () => {
  const away = new Error('ECONNREFUSED');
  const steps = {
    forget: () => {},
    process: () => Promise.reject(away),
    deadLetter: () => Promise.reject(new Error('dead-lettered a good record')),
  };
  await expect(bisect([record(1), record(2)], steps)).rejects.toBe(away);
});
