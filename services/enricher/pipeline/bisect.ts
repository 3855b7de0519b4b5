import fact_dead_letters from '../../../clickhouse/schema/fact_dead_letters.ts';
import { nothingPrepared, type Prepared } from '../batch/prepared.ts';
import type { DeadLetter } from '../batch/record.ts';
import { BlockWriter } from '../batch/rows.ts';

export interface BisectSteps<T> {
  /** Decides and flushes records; throws if their data is refused. */
  process(records: readonly T[]): Promise<void>;
  /** Forgets sets that were changed in memory by a batch that was not flushed. */
  forget(): void | Promise<void>;
  isDataError(error: unknown): boolean;
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
    if (!steps.isDataError(error)) throw error;
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

/** A batch of one dead letter. */
export function deadLetterBatch(letter: DeadLetter, topic: string): Prepared {
  const { record, code, field, message } = letter;
  const rows = new BlockWriter(fact_dead_letters);
  rows.add({
    topic,
    partition: record.partition,
    offset: record.offset,
    code,
    field,
    message,
    receivedAtMs: record.timestampMs,
  });
  const prepared = nothingPrepared([{ partition: record.partition, first: record.offset, next: record.offset + 1 }]);
  return {
    ...prepared,
    blocks: [rows.block()],
    deadLetters: [letter],
    counts: { ...prepared.counts, dead: 1 },
  };
}
