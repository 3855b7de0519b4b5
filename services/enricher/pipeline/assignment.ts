import type { Committed } from '../io/offsets.ts';
import type { PartitionState } from '../state/partition-state.ts';

/** Progress of an owned partition. */
export interface Progress {
  /** Next offset whose predecessors are all durable; what may be committed. */
  next: number;
  committed: number | undefined;
  /** Next directory offset up to which all facts are derived, and what of it is committed. */
  directory: number;
  committedDirectory: number;
}

/** What this worker owns in the current generation of the group. */
export class Assignment {
  /** Grows with every assignment: a batch begun under another one commits nothing. */
  epoch = 0;
  owned: readonly number[] = [];
  readonly states = new Map<number, PartitionState>();
  readonly progress = new Map<number, Progress>();
  readonly #filtered = new Map<number, { first: number; next: number }[]>();

  isOpen(partition: number): boolean {
    return this.states.has(partition) && this.owned.includes(partition);
  }

  start(
    partition: number,
    state: PartitionState,
    committed: Committed | undefined,
    low: number,
    directory: number,
  ): void {
    this.states.set(partition, state);
    this.#filtered.delete(partition);
    this.progress.set(partition, {
      next: committed?.offset ?? low,
      committed: committed?.offset,
      directory,
      committedDirectory: committed?.directory ?? 0,
    });
  }

  /** Durable up to here. */
  advance(partition: number, next: number): void {
    const progress = this.progress.get(partition);
    if (progress) progress.next = Math.max(progress.next, next);
  }

  /** Offsets that hold no record for us (markers of transactions, aborted records): there is nothing to flush. */
  filtered(partition: number, first: number, next: number): void {
    this.#filtered.set(partition, [...(this.#filtered.get(partition) ?? []), { first, next }]);
  }

  /** Goes past filtered offsets once everything before them is durable; else an idle topic would show a lag for ever. */
  #passFiltered(partition: number): void {
    const progress = this.progress.get(partition);
    const ranges = this.#filtered.get(partition);
    if (!progress || !ranges) return;
    for (const { first, next } of ranges) if (first <= progress.next) this.advance(partition, next);
    const ahead = ranges.filter(({ next }) => next > progress.next);
    if (ahead.length > 0) this.#filtered.set(partition, ahead);
    else this.#filtered.delete(partition);
  }

  /**
   * What is durable and not committed.
   * @param owedFrom first offset of a partition whose facts are owed: nothing from there on is committed
   */
  commitable(
    owedFrom: (partition: number) => number | undefined = () => undefined,
  ): { partition: number; offset: number; directory: number }[] {
    return this.owned.flatMap((partition) => {
      this.#passFiltered(partition);
      const progress = this.progress.get(partition);
      if (!progress || !this.isOpen(partition)) return [];
      const { committed, directory, committedDirectory } = progress;
      const next = Math.min(progress.next, owedFrom(partition) ?? progress.next);
      return next !== committed || directory !== committedDirectory ? [{ partition, offset: next, directory }] : [];
    });
  }

  markCommitted(offsets: readonly { partition: number; offset: number; directory: number }[]): void {
    for (const { partition, offset, directory } of offsets) {
      const progress = this.progress.get(partition);
      if (!progress) continue;
      progress.committed = offset;
      progress.committedDirectory = directory;
    }
  }
}
