import type { Logger } from '../../shared/log.ts';
import type { DeriveContext } from '../derive/model.ts';
import type { Directory } from '../directory/directory.ts';
import { changedPrints } from '../directory/fingerprint.ts';
import type { Sink } from '../io/sink.ts';
import type { PartitionState } from '../state/partition-state.ts';
import type { Assignment } from './assignment.ts';
import { Rederivation } from './rederive.ts';

/** Changes come in bursts (an import sets a hundred salespeople): a walk begins this long after the last one. */
const QUIET_MS = 150;
/** But waits no longer than this for quiet. */
const MOST_WAIT_MS = 1_000;
const NEVER_MS = 60_000;

export interface DirectoryChangesDeps {
  topic: string;
  sink: Sink;
  directory: Directory;
  directoryOffset: () => number;
  derive: DeriveContext;
  log: Logger;
  /**
   * Lands the batch in flight. Before every step: a walk sees what is stored, so a contact whose first batch is under way would
   * keep what an older directory made of it; and what is not stored may still be refused, and must leave no facts behind.
   */
  settle: () => Promise<unknown>;
}

/** Brings the facts of owned partitions up to the directory, one partition at a time, in steps between batches. */
export class DirectoryChanges {
  readonly #deps: DirectoryChangesDeps;
  readonly #assignment: Assignment;
  #walk:
    | {
        partition: number;
        epoch: number;
        state: PartitionState;
        rederivation: Rederivation;
        matured: number;
        startedMs: number;
      }
    | undefined;
  #seenOffset = 0;
  /** How often versions that waited came to count: no offset of the topic tells. */
  #matured = 0;
  /** Of which such time a partition's facts are. */
  readonly #maturedOf = new Map<number, number>();
  #quietSinceMs = 0;
  #waitingSinceMs = 0;

  constructor(deps: DirectoryChangesDeps, assignment: Assignment) {
    this.#deps = deps;
    this.#assignment = assignment;
  }

  /** Directory offset that a just opened partition's facts are derived up to: all of it if the prints agree, else nothing. */
  offsetFor(state: PartitionState): number {
    const prints = state.store.prints();
    this.#maturedOf.set(state.partition, this.#matured);
    if (prints && changedPrints(prints, this.#deps.directory.prints).size === 0) return this.#deps.directoryOffset();
    return -1;
  }

  /** When {@link step} has something to do next. */
  dueInMs(nowMs: number): number {
    if (this.#walk) return 0;
    if (this.#behind() === undefined) {
      const dueMs = this.#deps.directory.nextDueMs();
      return dueMs === undefined ? NEVER_MS : Math.min(NEVER_MS, Math.max(1, dueMs - nowMs));
    }
    return Math.max(1, Math.min(this.#quietSinceMs + QUIET_MS, this.#waitingSinceMs + MOST_WAIT_MS) - nowMs);
  }

  /** @returns false if there was nothing to do now */
  async step(nowMs: number): Promise<boolean> {
    const offset = this.#deps.directoryOffset();
    const matured = this.#deps.directory.advance(nowMs);
    if (matured) this.#matured += 1;
    if (matured || offset !== this.#seenOffset) {
      if (this.#waitingSinceMs === 0) this.#waitingSinceMs = nowMs;
      this.#seenOffset = offset;
      this.#quietSinceMs = nowMs;
    }
    if (this.#walk) {
      await this.#deps.settle();
      return this.#continue(nowMs);
    }
    if (this.#behind() === undefined) {
      this.#waitingSinceMs = 0;
      return false;
    }
    if (nowMs < Math.min(this.#quietSinceMs + QUIET_MS, this.#waitingSinceMs + MOST_WAIT_MS)) return false;
    await this.#deps.settle();
    // Partitions may have been taken away meanwhile.
    const partition = this.#behind();
    return partition === undefined || this.#begin(partition, offset, nowMs);
  }

  #behind(): number | undefined {
    const offset = this.#deps.directoryOffset();
    return this.#assignment.owned.find(
      (partition) =>
        (this.#assignment.progress.get(partition)?.directory ?? offset) < offset ||
        (this.#maturedOf.get(partition) ?? this.#matured) < this.#matured,
    );
  }

  #begin(partition: number, offset: number, nowMs: number): boolean {
    const state = this.#assignment.states.get(partition);
    if (!state) return false;
    const prints = new Map(this.#deps.directory.prints);
    const before = state.store.prints();
    const changed = before && changedPrints(before, prints);
    if (changed?.size === 0) {
      this.#done(partition, offset, this.#matured);
      return true;
    }
    const rederivation = new Rederivation(state, { offset, prints, changed });
    this.#walk = {
      partition,
      epoch: this.#assignment.epoch,
      state,
      rederivation,
      matured: this.#matured,
      startedMs: nowMs,
    };
    return true;
  }

  async #continue(nowMs: number): Promise<boolean> {
    const walk = this.#walk;
    if (!walk) return false;
    if (walk.epoch !== this.#assignment.epoch) {
      // Assigned anew: whoever has the partition now begins again, since the prints were not written.
      this.#walk = undefined;
      return true;
    }
    const { derive, sink, topic, log } = this.#deps;
    if (await walk.rederivation.step(derive, sink, topic)) {
      this.#walk = undefined;
      this.#done(walk.partition, walk.rederivation.target.offset, walk.matured);
      const { derived, target } = walk.rederivation;
      log.info(
        { partition: walk.partition, derived, changes: target.changed?.size ?? 'all', ms: nowMs - walk.startedMs },
        'derived again for the directory',
      );
    }
    return true;
  }

  #done(partition: number, offset: number, matured: number): void {
    this.#maturedOf.set(partition, matured);
    const progress = this.#assignment.progress.get(partition);
    if (progress) progress.directory = Math.max(progress.directory, offset);
  }
}
