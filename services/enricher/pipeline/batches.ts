import { messageOf } from '../../shared/errors.ts';
import type { Logger } from '../../shared/log.ts';
import { type PrepareContext, prepare } from '../batch/prepare.ts';
import type { Prepared } from '../batch/prepared.ts';
import { DEFAULT_SLOW_RULE } from '../batch/split-slow.ts';
import { Slicer } from '../derive/slicer.ts';
import type { Record } from '../io/record.ts';
import type { StateCache } from '../state/state-cache.ts';
import type { Assignment } from './assignment.ts';
import { bisect, deadLetterBatch } from './bisect.ts';
import { derivationError, faultOf, isDataError } from './data-error.ts';
import { type InsertDeps, insertRows, storeStates } from './flush.ts';
import type { WorkerMetrics } from './metrics.ts';
import type { SlowLane } from './slow-lane.ts';
import type { StoreQueue } from './store-queue.ts';

export interface BatchesDeps extends InsertDeps {
  assignment: Assignment;
  lane: SlowLane;
  stores: StoreQueue;
  cache: StateCache;
  context: () => Omit<PrepareContext, 'cache' | 'slicer'>;
  commit: () => Promise<void>;
  metrics: WorkerMetrics;
  log: Logger;
  nowMs: () => number;
  /** Processor time after which the derivation of a batch is given up. */
  budgetMs: number;
}

interface Flight {
  records: readonly Record[];
  epoch: number;
  flushed: Promise<void>;
}

/** The worker's batches: one is decided while the one before is being flushed. */
export class Batches {
  readonly #deps: BatchesDeps;
  #flight: Flight | undefined;
  /** Batches that became durable. */
  flushed = 0;

  constructor(deps: BatchesDeps) {
    this.#deps = deps;
  }

  get isInFlight(): boolean {
    return this.#flight !== undefined;
  }

  /** Decides a batch and begins to flush it, once the one before is durable. */
  async take(records: readonly Record[]): Promise<void> {
    const { assignment, metrics, lane, nowMs } = this.#deps;
    const { epoch } = assignment;
    const prepared = await this.#tryPrepare(records);
    // The insert of the batch before ran while this one was decided.
    const clean = await this.settle();
    if (epoch !== assignment.epoch) return;
    if (!prepared || !clean) {
      await this.#bisect(records, epoch);
      return;
    }
    const startedMs = nowMs();
    const flushed = this.#flush(prepared, epoch).then(() => metrics.batch(prepared, (nowMs() - startedMs) / 1000));
    // Looked at in settle; without this an early failure would count as unhandled.
    flushed.catch(() => {});
    this.#flight = { records, epoch, flushed };
    lane.add(prepared.slow);
  }

  /** Waits for the batch in flight and commits it. @returns false if its data was refused: it was then bisected */
  async settle(): Promise<boolean> {
    const flight = this.#flight;
    if (!flight) return true;
    this.#flight = undefined;
    try {
      await flight.flushed;
      await this.#deps.commit();
      return true;
    } catch (error) {
      if (!isDataError(error)) throw error;
      this.#deps.log.warn({ error: faultOf(error).message }, 'a batch was refused, looking for the record');
      await this.#bisect(flight.records, flight.epoch);
      return false;
    }
  }

  /** Sets in memory may hold events of a batch that was not flushed. */
  forget(): void {
    this.#deps.cache.clear();
    for (const state of this.#deps.assignment.states.values()) state.dropPending();
  }

  async #tryPrepare(records: readonly Record[]): Promise<Prepared | undefined> {
    try {
      return await this.#prepare(records);
    } catch (error) {
      this.#deps.log.warn({ error: messageOf(error) }, 'a batch could not be derived, looking for the record');
      return undefined;
    }
  }

  async #prepare(records: readonly Record[]): Promise<Prepared> {
    const { assignment, lane, cache, context, budgetMs } = this.#deps;
    const slicer = new Slicer({ budgetMs });
    const isInLane = (partition: number, key: string) => lane.has(partition, key);
    try {
      const prepared = await prepare(records, { ...context(), cache, slicer }, { ...DEFAULT_SLOW_RULE, isInLane });
      for (const [partition, entries] of prepared.states) assignment.states.get(partition)?.addPending(entries);
      return prepared;
    } catch (error) {
      throw derivationError(error);
    }
  }

  async #flush(prepared: Prepared, epoch: number): Promise<void> {
    const { assignment, lane, stores } = this.#deps;
    await insertRows(prepared, this.#deps);
    // Complete up to what the slow lane owes.
    const completeTo = (partition: number, next: number) => Math.min(next, lane.firstOf(partition) ?? next);
    await stores.run(() => storeStates(prepared, { states: assignment.states, completeTo }));
    this.flushed++;
    if (epoch !== assignment.epoch) return;
    for (const { partition, next } of prepared.ranges) assignment.advance(partition, next);
  }

  async #bisect(records: readonly Record[], epoch: number): Promise<void> {
    await bisect(records, {
      forget: () => this.forget(),
      process: async (some) => {
        const prepared = await this.#prepare(some);
        this.#deps.lane.add(prepared.slow);
        await this.#flush(prepared, epoch);
      },
      deadLetter: async (record, error) => {
        const prepared = deadLetterBatch(record, error, this.#deps);
        await this.#flush(prepared, epoch);
        this.#deps.metrics.batch(prepared, 0);
      },
    });
    await this.#deps.commit();
  }
}
