import { Rows } from '../batch/rows.ts';
import { derive } from '../derive/derive.ts';
import type { DeriveContext } from '../derive/model.ts';
import { isAffected } from '../directory/fingerprint.ts';
import type { Sink } from '../io/sink.ts';
import type { PartitionState } from '../state/partition-state.ts';

/** 1,000 sets a step: some 20 ms, so that live events hardly wait. */
const SETS_A_STEP = 1_000;

/** The directory that a walk derives with: taken when the walk began. */
export interface Target {
  offset: number;
  prints: ReadonlyMap<string, string>;
  /** What changed since the partition's facts were derived; undefined: not known, so everything is derived. */
  changed: ReadonlySet<string> | undefined;
}

/**
 * Derives the contacts of one partition that a change of the directory concerns, step by step between batches.
 * A contact touched meanwhile is derived with the same or a newer directory; versions see to it that the newer stays.
 */
export class Rederivation {
  readonly target: Target;
  readonly #state: PartitionState;
  #cursor = 's';
  #steps = 0;
  derived = 0;

  constructor(state: PartitionState, target: Target) {
    this.#state = state;
    this.target = target;
  }

  /** @returns true when the partition is done */
  async step(context: DeriveContext, sink: Sink, topic: string): Promise<boolean> {
    const keys = this.#state.store.keysAfter(this.#cursor, SETS_A_STEP);
    const last = keys.at(-1);
    if (last === undefined) {
      await this.#state.store.writePrints(this.target.prints);
      return true;
    }
    const rows = new Rows();
    for (const key of keys) {
      const events = this.#state.peek(key);
      if (events.length === 0 || (this.target.changed && !isAffected(events, this.target.changed))) continue;
      rows.addFacts(
        derive(key.slice(2), events, context, () => true),
        topic,
      );
      this.derived++;
    }
    this.#cursor = last;
    this.#steps++;
    const blocks = rows.blocks();
    if (blocks.length > 0) {
      await sink.insert(
        blocks,
        `${topic}:${this.#state.partition}:directory-${context.directory.revision}-${this.#steps}-${Date.now()}`,
      );
    }
    return false;
  }
}
