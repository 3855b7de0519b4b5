import fact_dead_letters from '../../../clickhouse/schema/fact_dead_letters.ts';
import type { Logger } from '../../shared/log.ts';
import { nothingPrepared, type Prepared } from '../batch/prepared.ts';
import { BlockWriter } from '../io/blocks.ts';
import type { Record } from '../io/record.ts';
import { faultOf, isDataError } from './data-error.ts';

export interface BisectSteps<T> {
  /** Decides and flushes records; throws a data error if one of them can't be. */
  process(records: readonly T[]): Promise<void>;
  /** Forgets sets that were changed in memory by a batch that was not flushed. */
  forget(): void | Promise<void>;
  /** Flushes one record as a dead letter. */
  deadLetter(record: T, error: unknown): Promise<void>;
}

/**
 * Finds the records that can't be processed by halving, in their order: all others are flushed, each bad one becomes a
 * dead letter, and none holds up the rest (docs/architecture.md, "Errors").
 */
export async function bisect<T>(records: readonly T[], steps: BisectSteps<T>): Promise<void> {
  await steps.forget();
  try {
    await steps.process(records);
    return;
  } catch (error) {
    if (!isDataError(error)) throw error;
    await steps.forget();
    const [only] = records;
    if (records.length === 1 && only) {
      await steps.deadLetter(only, error);
      return;
    }
  }
  const middle = Math.ceil(records.length / 2);
  await bisect(records.slice(0, middle), steps);
  await bisect(records.slice(middle), steps);
}

/** A batch of one record that goes to the dead-letter topic, and why, for the log too. */
export function deadLetterBatch(
  record: Record,
  error: unknown,
  { topic, log }: { topic: string; log: Logger },
): Prepared {
  const { partition, offset, timestampMs: receivedAtMs } = record;
  const fault = faultOf(error);
  log.error({ topic, partition, offset, ...fault }, 'record put aside');
  const rows = new BlockWriter(fact_dead_letters);
  rows.add({ topic, partition, offset, ...fault, receivedAtMs });
  const prepared = nothingPrepared([{ partition, first: offset, next: offset + 1 }]);
  return {
    ...prepared,
    blocks: [rows.block()],
    deadLetters: [{ record, ...fault }],
    counts: { ...prepared.counts, dead: 1 },
  };
}
