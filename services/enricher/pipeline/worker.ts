import type { Admin } from 'kafkajs';
import { messageOf } from '../../shared/errors.ts';
import type { Logger } from '../../shared/log.ts';
import { type PrepareContext, prepare } from '../batch/prepare.ts';
import type { Prepared } from '../batch/prepared.ts';
import type { Record } from '../batch/record.ts';
import { DEFAULT_SLOW_RULE } from '../batch/split-slow.ts';
import type { DeriveContext } from '../derive/model.ts';
import type { Directory } from '../directory/directory.ts';
import type { ConsumerHandlers, EventConsumer } from '../io/consumer.ts';
import type { DlqProducer } from '../io/dlq-producer.ts';
import { fetchCommitted, fetchRanges, toMetadata } from '../io/offsets.ts';
import type { Sink } from '../io/sink.ts';
import { Slicer } from '../slicer.ts';
import type { PartitionState } from '../state/partition-state.ts';
import type { StateCache } from '../state/state-cache.ts';
import { Assignment } from './assignment.ts';
import { bisect, deadLetterBatch } from './bisect.ts';
import { derivationError, faultOf, isDataError } from './data-error.ts';
import { DirectoryChanges } from './directory-changes.ts';
import { insertRows, type StoreDeps, storeStates } from './flush.ts';
import type { WorkerMetrics } from './metrics.ts';
import type { RecordQueue } from './queue.ts';
import type { Signal } from './signal.ts';
import { DEFAULT_LANE_LIMITS, SlowLane, type SlowLaneLimits } from './slow-lane.ts';
import { StoreQueue } from './store-queue.ts';

export interface WorkerDeps {
  topic: string;
  groupId: string;
  partitions: number;
  admin: Admin;
  sink: Sink;
  dlqProducer: DlqProducer;
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

interface Flight {
  records: readonly Record[];
  epoch: number;
  flushed: Promise<void>;
}

/**
 * The loop of one worker: takes micro-batches, decides the next while the previous is being inserted, commits what is
 * durable. One task at a time changes anything, so nothing here is locked.
 */
export class Worker {
  readonly #deps: WorkerDeps;
  readonly #assignment = new Assignment();
  readonly #changes: DirectoryChanges;
  readonly #lane: SlowLane;
  readonly #stores = new StoreQueue();
  #consumer: EventConsumer | undefined;
  #reassigned: number[] | undefined;
  #paused = new Set<number>();
  #flight: Flight | undefined;
  #stopping = false;
  #flushed = 0;
  #loop: Promise<void> = Promise.resolve();

  constructor(deps: WorkerDeps) {
    this.#deps = deps;
    this.#changes = new DirectoryChanges(
      {
        ...deps,
        settle: () => this.#settle(),
        directoryOffsetOf: (partition) => this.#lane.directoryOffsetOf(partition),
      },
      this.#assignment,
    );
    this.#lane = new SlowLane({
      ...deps,
      context: () => this.#context(),
      flush: async (prepared, signal) => {
        await insertRows(prepared, deps);
        await this.#stores.ask(() => storeStates(prepared, this.#storeDeps(0)), signal, deps.wake);
        this.#flushed++;
      },
      onDone: () => deps.wake.raise(),
      limits: deps.slowLane ?? DEFAULT_LANE_LIMITS,
    });
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
        this.#paused.add(partition);
        return false;
      }
      this.#deps.queue.push(records, this.#deps.nowMs());
      this.#deps.wake.raise();
      if (this.#deps.queue.isOverfull()) this.#pause([...this.#assignment.owned]);
      else if (this.#lane.isOverfull()) this.#pause(this.#lane.partitions());
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

  /** Batches flushed, those of the slow lane included: with an owed record, offsets stand still meanwhile. */
  flushed(): number {
    return this.#flushed;
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
    await this.#settle().catch((error: unknown) =>
      this.#deps.log.warn({ error: messageOf(error) }, 'last batch was not flushed'),
    );
    await this.#commit();
    await this.#consumer?.stop();
    for (const state of this.#assignment.states.values()) await state.store.close();
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      if (this.#reassigned) await this.#reassign();
      await this.#stores.perform();
      this.#resumeOpen();
      const now = this.#deps.nowMs();
      const dueIn = this.#deps.queue.dueInMs(now);
      if (dueIn === 0 && !this.#changes.isOverdue(now)) {
        await this.#batch();
      } else if (this.#flight && dueIn === undefined) {
        await this.#settle();
      } else if (await this.#changes.step(now)) {
        await this.#commit();
      } else {
        await this.#commit();
        await this.#deps.wake.wait(Math.min(dueIn ?? 1_000, this.#changes.dueInMs(now)));
      }
    }
  }

  async #batch(): Promise<void> {
    const { queue, metrics } = this.#deps;
    const { epoch } = this.#assignment;
    const records = queue.take(this.#deps.nowMs());
    this.#resumeOpen();
    const prepared = await this.#tryPrepare(records);
    // The insert of the batch before ran while this one was decided.
    const clean = await this.#settle();
    if (epoch !== this.#assignment.epoch) return;
    if (!prepared || !clean) {
      await this.#bisect(records, epoch);
      return;
    }
    const startedMs = this.#deps.nowMs();
    const flushed = this.#flush(prepared, epoch).then(() =>
      metrics.batch(prepared, (this.#deps.nowMs() - startedMs) / 1000),
    );
    // Looked at in #settle; without this an early failure would count as unhandled.
    flushed.catch(() => {});
    this.#flight = { records, epoch, flushed };
    this.#lane.add(prepared.slow);
  }

  #context(): Omit<PrepareContext, 'cache' | 'slicer'> {
    const { topic, partitions, derive } = this.#deps;
    return { topic, partitions, derive, states: this.#assignment.states };
  }

  /** @param least offset that the state is complete up to whatever is owed */
  #storeDeps(least?: number): StoreDeps {
    const { states } = this.#assignment;
    const owedFrom = (partition: number) => this.#lane.firstOf(partition) ?? Number.POSITIVE_INFINITY;
    return { states, completeTo: (partition, next) => least ?? Math.min(next, owedFrom(partition)) };
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
    const { cache, slowLane = DEFAULT_LANE_LIMITS } = this.#deps;
    const slicer = new Slicer({ budgetMs: slowLane.budgetMs });
    const isInLane = (partition: number, key: string) => this.#lane.has(partition, key);
    try {
      const prepared = await prepare(
        records,
        { ...this.#context(), cache, slicer },
        { ...DEFAULT_SLOW_RULE, isInLane },
      );
      for (const [partition, entries] of prepared.states) this.#assignment.states.get(partition)?.addPending(entries);
      return prepared;
    } catch (error) {
      throw derivationError(error);
    }
  }

  async #flush(prepared: Prepared, epoch: number): Promise<void> {
    await insertRows(prepared, this.#deps);
    await this.#stores.run(() => storeStates(prepared, this.#storeDeps()));
    this.#flushed++;
    if (epoch !== this.#assignment.epoch) return;
    for (const { partition, next } of prepared.ranges) this.#assignment.advance(partition, next);
  }

  /** Waits for the batch in flight. @returns false if its data was refused: it was then bisected */
  async #settle(): Promise<boolean> {
    const flight = this.#flight;
    if (!flight) return true;
    this.#flight = undefined;
    try {
      await flight.flushed;
      await this.#commit();
      return true;
    } catch (error) {
      if (!isDataError(error)) throw error;
      this.#deps.log.warn({ error: faultOf(error).message }, 'a batch was refused, looking for the record');
      await this.#bisect(flight.records, flight.epoch);
      return false;
    }
  }

  async #bisect(records: readonly Record[], epoch: number): Promise<void> {
    const { topic, log } = this.#deps;
    await bisect(records, {
      isDataError,
      forget: () => this.#forget(),
      process: async (some) => {
        const prepared = await this.#prepare(some);
        this.#lane.add(prepared.slow);
        await this.#flush(prepared, epoch);
      },
      deadLetter: async (record, error) => {
        const fault = faultOf(error);
        log.error({ partition: record.partition, offset: record.offset, ...fault }, 'record put aside');
        const prepared = deadLetterBatch({ record, ...fault }, topic);
        await this.#flush(prepared, epoch);
        this.#deps.metrics.batch(prepared, 0);
      },
    });
    await this.#commit();
  }

  /** Sets in memory may hold events of a batch that was not flushed. */
  #forget(): void {
    this.#deps.cache.clear();
    for (const state of this.#assignment.states.values()) state.dropPending();
  }

  async #commit(): Promise<void> {
    const offsets = this.#assignment.commitable((partition) => this.#lane.firstOf(partition));
    if (offsets.length === 0 || !this.#consumer) return;
    try {
      await this.#consumer.commit(
        offsets.map(({ partition, offset, directory }) => ({ partition, offset, metadata: toMetadata(directory) })),
      );
      this.#assignment.markCommitted(offsets);
      await this.#stores.run(() => this.#completeStates(offsets));
    } catch (error) {
      // A rebalance, or the broker is away: the next commit covers these offsets, or their new owner repeats the work.
      this.#deps.log.warn({ error: messageOf(error) }, 'offsets not committed');
    }
  }

  /** What is committed is in the states: those that an owed record had kept behind say so, lest they be restored for nothing. */
  async #completeStates(offsets: readonly { partition: number; offset: number }[]): Promise<void> {
    for (const { partition, offset } of offsets) {
      const store = this.#assignment.states.get(partition)?.store;
      if (store && (store.meta()?.offset ?? 0) < offset) await store.write([], { offset });
    }
  }

  async #reassign(): Promise<void> {
    const wanted = this.#reassigned ?? [];
    await this.#lane.stop();
    await this.#settle();
    this.#forget();
    const { assignment, deps } = { assignment: this.#assignment, deps: this.#deps };
    for (const [partition, state] of assignment.states) {
      if (wanted.includes(partition) && state.store.isOwned()) continue;
      assignment.states.delete(partition);
      await state.store.close();
    }
    const committed = await fetchCommitted(deps.admin, deps.groupId, deps.topic);
    const ranges = await fetchRanges(deps.admin, deps.topic);
    for (const partition of wanted) {
      const state =
        assignment.states.get(partition) ?? (await deps.openPartition(partition, committed.get(partition)?.offset));
      assignment.start(
        partition,
        state,
        committed.get(partition),
        ranges.get(partition)?.low ?? 0,
        this.#changes.open(state, committed.get(partition)?.directory ?? 0),
      );
    }
    // Assigned anew while the states were opened: begin again.
    if (this.#reassigned !== wanted) return;
    this.#reassigned = undefined;
    assignment.owned = wanted;
    this.#resumeOpen();
  }

  #pause(partitions: number[]): void {
    for (const partition of partitions) this.#paused.add(partition);
    this.#consumer?.pause(partitions);
  }

  /** Goes on reading where there is room for it. */
  #resumeOpen(): void {
    if (this.#paused.size === 0 || !this.#deps.queue.hasRoom()) return;
    const full = this.#lane.hasRoom() ? [] : this.#lane.partitions();
    const partitions = [...this.#paused].filter(
      (partition) => this.#assignment.isOpen(partition) && !full.includes(partition),
    );
    if (partitions.length === 0) return;
    this.#paused = new Set([...this.#paused].filter((partition) => !partitions.includes(partition)));
    this.#consumer?.resume(partitions);
  }
}
