import type { Admin } from 'kafkajs';
import { messageOf } from '../../shared/errors.ts';
import type { Logger } from '../../shared/log.ts';
import type { DeriveContext } from '../derive/model.ts';
import type { Directory } from '../directory/directory.ts';
import type { ConsumerHandlers, EventConsumer } from '../io/consumer.ts';
import { fetchCommitted, fetchRanges } from '../io/offsets.ts';
import type { PartitionState } from '../state/partition-state.ts';
import type { StateCache } from '../state/state-cache.ts';
import { Assignment } from './assignment.ts';
import { Batches } from './batches.ts';
import { commit } from './commit.ts';
import { DirectoryChanges } from './directory-changes.ts';
import { type InsertDeps, insertRows, storeStates } from './flush.ts';
import type { WorkerMetrics } from './metrics.ts';
import type { RecordQueue } from './queue.ts';
import { Reading } from './reading.ts';
import type { Signal } from './signal.ts';
import { DEFAULT_LANE_LIMITS, SlowLane, type SlowLaneLimits } from './slow-lane.ts';
import { StoreQueue } from './store-queue.ts';

export interface WorkerDeps extends InsertDeps {
  groupId: string;
  partitions: number;
  admin: Admin;
  directory: Directory;
  directoryOffset: () => number;
  /** Raised when the directory changed; the worker raises it when there is something to do. */
  wake: Signal;
  derive: DeriveContext;
  /** What all facts depend on beside the directory. */
  fingerprint: string;
  queue: RecordQueue;
  cache: StateCache;
  openPartition: (partition: number, committed: number | undefined) => Promise<PartitionState>;
  metrics: WorkerMetrics;
  log: Logger;
  onFatal: (error: unknown) => void;
  nowMs: () => number;
  slowLane?: SlowLaneLimits;
}

/**
 * The loop of one worker: takes micro-batches, derives again for the directory between them, commits what is durable.
 * One task at a time changes anything, so nothing here is locked.
 */
export class Worker {
  readonly #deps: WorkerDeps;
  readonly #assignment = new Assignment();
  readonly #stores = new StoreQueue();
  readonly #changes: DirectoryChanges;
  readonly #lane: SlowLane;
  readonly #batches: Batches;
  readonly #reading: Reading;
  #consumer: EventConsumer | undefined;
  #reassigned: number[] | undefined;
  #stopping = false;
  #slowFlushed = 0;
  #loop: Promise<void> = Promise.resolve();

  constructor(deps: WorkerDeps) {
    const { topic, partitions, derive, wake, slowLane: limits = DEFAULT_LANE_LIMITS } = deps;
    const assignment = this.#assignment;
    const { states } = assignment;
    const stores = this.#stores;
    const context = () => ({ topic, partitions, derive, states });
    const lane = new SlowLane({
      ...deps,
      context,
      flush: async (prepared, signal) => {
        await insertRows(prepared, deps);
        // Records of other keys are before the last one of these: only the batches tell what the state is complete up to.
        await stores.ask(() => storeStates(prepared, { states, completeTo: () => 0 }), signal, wake);
        this.#slowFlushed++;
      },
      onDone: () => wake.raise(),
      limits,
    });
    const { budgetMs } = limits;
    this.#batches = new Batches({
      ...deps,
      assignment,
      lane,
      stores,
      context,
      commit: () => this.#commit(),
      budgetMs,
    });
    this.#changes = new DirectoryChanges(
      {
        ...deps,
        settle: () => this.#batches.settle(),
        directoryOffsetOf: (partition) => lane.directoryOffsetOf(partition),
      },
      assignment,
    );
    this.#reading = new Reading({ assignment, queue: deps.queue, lane });
    this.#lane = lane;
    this.#deps = deps;
  }

  readonly handlers: ConsumerHandlers = {
    onAssigned: (partitions) => {
      // What was read under the former generation is read again from the committed offsets.
      this.#assignment.epoch++;
      this.#assignment.owned = [];
      this.#deps.queue.clear();
      this.#reassigned = partitions;
      this.#deps.wake.raise();
    },
    onRecords: (partition, records) => {
      if (!this.#assignment.isOpen(partition) || this.#reassigned) {
        this.#reading.refused(partition);
        return false;
      }
      this.#deps.queue.push(records, this.#deps.nowMs());
      this.#deps.wake.raise();
      this.#reading.pauseFull(this.#consumer);
      return true;
    },
    onFiltered: (partition, first, next) => this.#assignment.filtered(partition, first, next),
    onFatal: (error) => this.#deps.onFatal(error),
  };

  start(consumer: EventConsumer): void {
    this.#consumer = consumer;
    this.#loop = this.#run().catch((error: unknown) => {
      if (!this.#stopping) this.#deps.onFatal(error);
    });
  }

  /** Partitions whose records this worker flushes. */
  owned(): readonly number[] {
    return this.#assignment.owned;
  }

  /** Batches flushed, those of the slow lane included: with an owed record, offsets don't move meanwhile. */
  flushed(): number {
    return this.#batches.flushed + this.#slowFlushed;
  }

  isReady(): boolean {
    return this.#reassigned === undefined && this.#assignment.epoch > 0;
  }

  /** Finishes what is queued, commits it and closes the states. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#deps.wake.raise();
    await this.#loop;
    await this.#lane.stop();
    await this.#batches
      .settle()
      .catch((error: unknown) => this.#deps.log.warn({ error: messageOf(error) }, 'last batch was not flushed'));
    await this.#commit();
    await this.#consumer?.stop();
    for (const state of this.#assignment.states.values()) await state.store.close();
  }

  async #run(): Promise<void> {
    const { queue, nowMs, wake } = this.#deps;
    while (!this.#stopping) {
      if (this.#reassigned) await this.#reassign(this.#reassigned);
      await this.#stores.perform();
      this.#reading.resumeOpen(this.#consumer);
      const now = nowMs();
      const dueIn = queue.dueInMs(now);
      if (dueIn === 0 && !this.#changes.isOverdue(now)) {
        const records = queue.take(now);
        this.#reading.resumeOpen(this.#consumer);
        await this.#batches.take(records);
      } else if (this.#batches.isInFlight && dueIn === undefined) {
        await this.#batches.settle();
      } else if (await this.#changes.step(now)) {
        await this.#commit();
      } else {
        await this.#commit();
        await wake.wait(Math.min(dueIn ?? 1_000, this.#changes.dueInMs(now)));
      }
    }
  }

  async #commit(): Promise<void> {
    if (!this.#consumer) return;
    await commit(this.#consumer, {
      assignment: this.#assignment,
      lane: this.#lane,
      stores: this.#stores,
      log: this.#deps.log,
    });
  }

  /** Gives back the partitions that are wanted no more, and opens those that are new. */
  async #reassign(wanted: number[]): Promise<void> {
    const assignment = this.#assignment;
    const { admin, groupId, topic, openPartition } = this.#deps;
    await this.#lane.stop();
    await this.#batches.settle();
    this.#batches.forget();
    for (const [partition, state] of assignment.states) {
      if (wanted.includes(partition) && state.store.isOwned()) continue;
      assignment.states.delete(partition);
      await state.store.close();
    }
    const committed = await fetchCommitted(admin, groupId, topic);
    const ranges = await fetchRanges(admin, topic);
    for (const partition of wanted) {
      const known = committed.get(partition);
      const state = assignment.states.get(partition) ?? (await openPartition(partition, known?.offset));
      const directory = this.#changes.open(state, known?.directory ?? 0);
      assignment.start(partition, state, known, ranges.get(partition)?.low ?? 0, directory);
    }
    // Assigned anew while the states were opened: begin again.
    if (this.#reassigned !== wanted) return;
    this.#reassigned = undefined;
    assignment.owned = wanted;
    this.#reading.resumeOpen(this.#consumer);
  }
}
