import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../../shared/log.ts';
import type { Item } from '../batch/decode.ts';
import { type PrepareContext, prepareItems } from '../batch/prepare.ts';
import type { Prepared } from '../batch/prepared.ts';
import { Slicer } from '../derive/slicer.ts';
import { StateCache } from '../state/state-cache.ts';
import { bisect, deadLetterBatch } from './bisect.ts';
import { derivationError, faultOf, isDataError, isTooSlow } from './data-error.ts';
import type { WorkerMetrics } from './metrics.ts';
import { OwedRecords } from './owed.ts';

export interface SlowLaneLimits {
  /** Records of several keys are taken together up to this. */
  batchBytes: number;
  /** Reading pauses above this and goes on below half of it. */
  maxBytes: number;
  /** Text of sets that stay decoded between batches. */
  cacheBytes: number;
  /** A batch begins so long after the one before it began, and not before it has rested as long as that one took. */
  minSpacingMs: number;
  /** Processor time after which the derivation of a batch is given up and its records are looked through. */
  budgetMs: number;
}

/**
 * A minute: a contact of a million events takes some ten seconds. The longer a batch takes, the more records the next one finds, and
 * derives at once; half of the time the processor is the others'.
 */
export const DEFAULT_LANE_LIMITS: SlowLaneLimits = {
  batchBytes: 8 * 1024 * 1024,
  maxBytes: 64 * 1024 * 1024,
  cacheBytes: 48 * 1024 * 1024,
  minSpacingMs: 500,
  budgetMs: 60_000,
};

/** After so many records of one batch that can't be derived in time, one by one, the rest of it is not tried. */
const MOST_TOO_SLOW = 3;

export interface SlowLaneDeps {
  topic: string;
  context: () => Omit<PrepareContext, 'cache' | 'slicer'>;
  /** Next offset of the directory topic that the directory has not read. */
  directoryOffset: () => number;
  /** Makes a batch durable: facts, dead letters, then the state. Rejects once the signal is raised before the state is written. */
  flush: (prepared: Prepared, signal: AbortSignal) => Promise<void>;
  /** Called after each batch: offsets may have become free to commit. */
  onDone: () => void;
  onFatal: (error: unknown) => void;
  metrics: Pick<WorkerMetrics, 'batch' | 'owed'>;
  log: Logger;
  limits: SlowLaneLimits;
}

/**
 * Derives the keys that cost too much beside others: large sets, and those of a batch that are too many to be derived with it. Their records wait
 * here, per key, and are derived together: what comes while a batch is under way is one derivation more, not one for each record.
 * It works beside the worker's loop, in slices; only the last step, writing the state, is the loop's.
 */
export class SlowLane {
  readonly #deps: SlowLaneDeps;
  readonly #owed = new OwedRecords();
  readonly #cache: StateCache;
  #abort = new AbortController();
  #running: Promise<void> | undefined;
  #busy: { partitions: ReadonlySet<number>; directoryOffset: number } | undefined;

  constructor(deps: SlowLaneDeps) {
    this.#deps = deps;
    this.#cache = new StateCache(Number.POSITIVE_INFINITY, deps.limits.cacheBytes);
  }

  add(items: readonly Item[]): void {
    if (items.length === 0) return;
    for (const { record, key } of items) this.#deps.context().states.get(record.partition)?.release(key);
    this.#owed.add(items);
    this.#report();
    this.#running ??= this.#run(this.#abort.signal);
  }

  has(partition: number, key: string): boolean {
    return this.#owed.has(partition, key);
  }

  /** First offset of a partition whose facts are owed. */
  firstOf(partition: number): number | undefined {
    return this.#owed.firstOf(partition);
  }

  isOverfull(): boolean {
    return this.#owed.bytes > this.#deps.limits.maxBytes;
  }

  hasRoom(): boolean {
    return this.#owed.bytes < this.#deps.limits.maxBytes / 2;
  }

  /** Partitions with records here. */
  partitions(): number[] {
    return this.#owed.partitions();
  }

  /** What a batch under way is derived with: until it has flushed, facts of the partition are not known to be newer. */
  directoryOffsetOf(partition: number): number | undefined {
    return this.#busy?.partitions.has(partition) ? this.#busy.directoryOffset : undefined;
  }

  /** Gives up what is under way, once its rows are not on their way, and forgets what waits: it is read again. */
  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#running;
    this.#owed.clear();
    this.#cache.clear();
    this.#abort = new AbortController();
    this.#report();
  }

  #report(): void {
    this.#deps.metrics.owed(this.#owed.length, this.#owed.keys);
  }

  async #run(signal: AbortSignal): Promise<void> {
    try {
      while (!this.#owed.isEmpty && !signal.aborted) {
        const startedMs = performance.now();
        await this.#batch(signal);
        const tookMs = performance.now() - startedMs;
        if (!this.#owed.isEmpty) {
          const restMs = Math.max(tookMs, this.#deps.limits.minSpacingMs - tookMs);
          await delay(restMs, undefined, { signal });
        }
      }
    } catch (error) {
      if (!signal.aborted) this.#deps.onFatal(error);
    } finally {
      this.#busy = undefined;
      this.#running = undefined;
    }
  }

  async #batch(signal: AbortSignal): Promise<void> {
    const items = this.#owed.take(this.#deps.limits.batchBytes);
    const partitions = new Set(items.map(({ record }) => record.partition));
    this.#busy = { partitions, directoryOffset: this.#deps.directoryOffset() };
    try {
      await this.#process(items, signal);
    } catch (error) {
      if (!isDataError(error)) throw error;
      this.#deps.log.warn(
        { error: faultOf(error).message },
        'a slow batch could not be processed, looking for the record',
      );
      await this.#bisect(items, signal);
    }
    // A set in one piece may be changed by the worker's batches from now on.
    this.#cache.dropSmall();
    this.#owed.done();
    this.#busy = undefined;
    this.#report();
    this.#deps.onDone();
  }

  async #process(items: readonly Item[], signal: AbortSignal): Promise<void> {
    const prepared = await this.#prepare(items, signal);
    const startedMs = performance.now();
    await this.#deps.flush(prepared, signal);
    this.#deps.metrics.batch(prepared, (performance.now() - startedMs) / 1000);
  }

  async #prepare(items: readonly Item[], signal: AbortSignal): Promise<Prepared> {
    const slicer = new Slicer({ budgetMs: this.#deps.limits.budgetMs, signal });
    try {
      return await prepareItems(items, { ...this.#deps.context(), cache: this.#cache, slicer });
    } catch (error) {
      signal.throwIfAborted();
      throw derivationError(error);
    }
  }

  async #bisect(items: readonly Item[], signal: AbortSignal): Promise<void> {
    let tooSlow = 0;
    let last: unknown;
    await bisect(items, {
      forget: () => this.#cache.clear(),
      process: async (some) => {
        if (tooSlow >= MOST_TOO_SLOW) throw last;
        await this.#process(some, signal);
      },
      deadLetter: async ({ record }, error) => {
        if (isTooSlow(error)) tooSlow++;
        last = error;
        const prepared = deadLetterBatch(record, error, this.#deps);
        await this.#deps.flush(prepared, signal);
        this.#deps.metrics.batch(prepared, 0);
      },
    });
  }
}
