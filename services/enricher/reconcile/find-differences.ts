import { setTimeout as pause } from 'node:timers/promises';
import { type BucketChunk, type ExamineOptions, examine, type RowDifference, signatureOf } from './examine.ts';

/** Longer than a batch takes from its first row to its last. */
const SETTLE_MS = 2_000;
/** Under load other rows differ at every look: what was there at two looks, one after the other, is told. */
const MOST_ROUNDS = 5;

export interface Settled {
  differences: RowDifference[];
  /** Keys that changed at every look, or that a worker has not committed: nothing is said of them. */
  inFlight: number;
}

/**
 * Differences of a chunk that stay. Workers go on meanwhile: a row that is just being written differs at one look, and is right, or differs otherwise,
 * at the next.
 * @param look what is compared with, asked anew for each round
 */
export async function findDifferences(
  chunk: BucketChunk,
  look: () => Promise<ExamineOptions>,
  signal: AbortSignal,
): Promise<Settled> {
  let before = await examine(chunk, await look());
  for (let round = 1; before.differences.length > 0 && round < MOST_ROUNDS; round++) {
    await pause(SETTLE_MS, undefined, { signal });
    const now = await examine(chunk, await look());
    const known = new Set(before.differences.map(signatureOf));
    const stable = now.differences.filter((difference) => known.has(signatureOf(difference)));
    const moving = now.differences.length - stable.length;
    if (moving === 0) return { differences: stable, inFlight: now.inFlight };
    if (round === MOST_ROUNDS - 1) return { differences: stable, inFlight: now.inFlight + moving };
    before = now;
  }
  return { differences: [], inFlight: before.inFlight };
}
