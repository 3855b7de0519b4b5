import { setImmediate as turn } from 'node:timers/promises';
import { LeadstreamError } from '../../shared/errors.ts';

/** Work in steps: what yields may be interrupted there. */
export type Steps<T> = Generator<undefined, T, undefined>;

/**
 * 8 ms: heartbeats, answers of the broker and other contacts' batches wait for no longer piece of work than this (and the one step
 * that overruns it), and a turn of the event loop (some 20 µs) costs next to nothing.
 */
const SLICE_MS = 8;

/** Does long work in slices between which the event loop turns, and gives up when it has taken too much processor time. */
export class Slicer {
  readonly #budgetMs: number;
  readonly #signal: AbortSignal | undefined;
  #startedMs = performance.now();
  #spentMs = 0;

  /**
   * @param budgetMs processor time after which {@link run} throws; waiting between slices doesn't count
   * @param signal ends the work between two slices
   */
  constructor({ budgetMs = Number.POSITIVE_INFINITY, signal }: { budgetMs?: number; signal?: AbortSignal } = {}) {
    this.#budgetMs = budgetMs;
    this.#signal = signal;
  }

  /** Processor time that the work has taken, in milliseconds. */
  get spentMs(): number {
    return this.#spentMs + performance.now() - this.#startedMs;
  }

  /** Whether the slice is over: cheaper to ask than to await {@link breathe} in vain. */
  get isOver(): boolean {
    return performance.now() - this.#startedMs >= SLICE_MS;
  }

  /** The clock goes on from here: what passed since the last slice was not this work's. */
  resume(): void {
    this.#startedMs = performance.now();
  }

  /**
   * Lets the event loop turn if the slice is over.
   * @throws LeadstreamError `DERIVATION_TOO_SLOW` when the budget is spent
   */
  async breathe(): Promise<void> {
    const sliceMs = performance.now() - this.#startedMs;
    if (sliceMs < SLICE_MS) return;
    await this.#pause(sliceMs);
  }

  async #pause(sliceMs: number): Promise<void> {
    this.#spentMs += sliceMs;
    if (this.#spentMs > this.#budgetMs) {
      throw new LeadstreamError('DERIVATION_TOO_SLOW', `more than ${this.#budgetMs} ms of processor time`);
    }
    await turn();
    this.#signal?.throwIfAborted();
    this.resume();
  }

  /** Runs steps to their end. @throws what they throw, and as {@link breathe} */
  async run<T>(steps: Steps<T>): Promise<T> {
    for (;;) {
      const step = steps.next();
      const sliceMs = performance.now() - this.#startedMs;
      // Also after the last step: one that never yields must not pass for quick.
      if (sliceMs >= SLICE_MS) await this.#pause(sliceMs);
      if (step.done) return step.value;
    }
  }
}

/** Runs steps to their end at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
