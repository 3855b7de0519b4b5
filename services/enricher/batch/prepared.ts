import type { Block } from '../io/blocks.ts';
import type { DeadLetter, Record } from '../io/record.ts';
import type { Coverage } from '../state/lookup-index.ts';
import type { Lookups } from '../state/lookups.ts';
import type { StateEntries } from '../state/set-codec.ts';
import type { Item } from './decode.ts';

/** Offsets that a batch covers in one partition: `first` to `next` − 1. */
export interface OffsetRange {
  partition: number;
  first: number;
  next: number;
}

/** Counts of what the records turned out to be. Their sum is the number of records read (docs/architecture.md, "Invariants"). */
export interface Counts {
  events: number;
  redelivered: number;
  duplicate: number;
  conflicting: number;
  rerouted: number;
  dead: number;
}

/** A batch, decided: what to insert, to produce, to store and to commit. Nothing of it has happened yet. */
export interface Prepared {
  ranges: OffsetRange[];
  blocks: Block[];
  deadLetters: DeadLetter[];
  /** Records to be sent again under the key of their event. */
  misplaced: { record: Record; key: string }[];
  /** Events of keys that cost too much beside others: they are the slow lane's to decide (`pipeline/slow-lane.ts`). */
  slow: Item[];
  states: Map<number, StateEntries>;
  /** By partition and key: what was asked of the directory, and of how many of its rows. */
  lookups: Map<number, Map<string, { asked: Lookups; coverage: Coverage }>>;
  counts: Counts;
  /** Number of events in the largest set touched. */
  largestSet: number;
}

export function nothingPrepared(ranges: OffsetRange[]): Prepared {
  return {
    ranges,
    blocks: [],
    deadLetters: [],
    misplaced: [],
    slow: [],
    states: new Map(),
    lookups: new Map(),
    counts: { events: 0, redelivered: 0, duplicate: 0, conflicting: 0, rerouted: 0, dead: 0 },
    largestSet: 0,
  };
}

export function rangesOf(records: Iterable<Record>): OffsetRange[] {
  const ranges = new Map<number, OffsetRange>();
  for (const { partition, offset } of records) {
    const range = ranges.get(partition);
    if (range) {
      range.first = Math.min(range.first, offset);
      range.next = Math.max(range.next, offset + 1);
    } else ranges.set(partition, { partition, first: offset, next: offset + 1 });
  }
  return [...ranges.values()];
}
