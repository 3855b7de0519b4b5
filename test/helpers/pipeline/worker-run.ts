/** One life of an enricher, from its assignment to its end, driven step by step: `pipeline/worker.ts` without Kafka and clock. */

import { isDirectoryEvent } from '../../../schemas/types.ts';
import { decodeEvent } from '../../../services/enricher/batch/decode.ts';
import { prepare } from '../../../services/enricher/batch/prepare.ts';
import type { Prepared } from '../../../services/enricher/batch/prepared.ts';
import { derive } from '../../../services/enricher/derive/derive.ts';
import type { DeriveContext } from '../../../services/enricher/derive/model.ts';
import { atOnce, Slicer } from '../../../services/enricher/derive/slicer.ts';
import { Directory } from '../../../services/enricher/directory/directory.ts';
import { settingsFingerprint } from '../../../services/enricher/directory/fingerprint.ts';
import { readDirectory } from '../../../services/enricher/directory-topic/read-directory.ts';
import type { DlqProducer } from '../../../services/enricher/io/dlq-producer.ts';
import type { Record } from '../../../services/enricher/io/record.ts';
import type { Sink } from '../../../services/enricher/io/sink.ts';
import { Assignment } from '../../../services/enricher/pipeline/assignment.ts';
import { DirectoryChanges } from '../../../services/enricher/pipeline/directory-changes.ts';
import { flush } from '../../../services/enricher/pipeline/flush.ts';
import { LookupIndex } from '../../../services/enricher/state/lookup-index.ts';
import { RecordingDirectory } from '../../../services/enricher/state/lookups.ts';
import { openPartition } from '../../../services/enricher/state/open-partition.ts';
import { StateCache } from '../../../services/enricher/state/state-cache.ts';
import type { ClickHouseClient } from '../../../services/shared/clickhouse.ts';
import type { Logger } from '../../../services/shared/log.ts';
import { Crash, FaultySink } from './faulty-sink.ts';
import { compactedDirectory, produce, type Topics } from './topics.ts';

export interface Surroundings {
  readonly client: ClickHouseClient;
  readonly sink: Sink;
  readonly topics: Topics;
  readonly log: Logger;
  readonly dayOf: DeriveContext['dayOf'];
  readonly baseCurrency: string;
}

/** Where in a flush the process dies: in the insert after some blocks, before (some of) the states, or before the commit. */
export type CrashPoint =
  | { readonly at: 'insert'; readonly after: number }
  | { readonly at: 'states'; readonly written: readonly number[] }
  | { readonly at: 'commit' };

/** Far apart, so that every quiet time of the directory is over. */
const A_WHILE_MS = 10_000;

export class WorkerRun {
  readonly #around: Surroundings;
  readonly #directory = new Directory(Number.POSITIVE_INFINITY);
  readonly #cache: StateCache;
  readonly #assignment = new Assignment();
  readonly #changes: DirectoryChanges;
  readonly #derive: DeriveContext;
  readonly #dlqProducer: DlqProducer;
  readonly sink: FaultySink;
  #directoryOffset = 0;
  #read = new Map<number, number>();
  #nowMs = A_WHILE_MS;
  #flight: Prepared | undefined;
  /** A flush or a re-derivation that another worker overtakes. */
  #stalled: Promise<unknown> | undefined;

  private constructor(around: Surroundings, cachedEvents: number) {
    this.#around = around;
    this.#cache = new StateCache(cachedEvents);
    this.sink = new FaultySink(around.sink);
    this.#derive = { directory: this.#directory, dayOf: around.dayOf, baseCurrency: around.baseCurrency };
    this.#changes = new DirectoryChanges(
      {
        topic: around.topics.events,
        sink: this.sink,
        directory: this.#directory,
        directoryOffset: () => this.#directoryOffset,
        derive: this.#derive,
        fingerprint: settingsFingerprint({ timeZone: 'test', baseCurrency: around.baseCurrency }),
        metrics: { rederived: () => {}, notRederived: () => {} },
        nowMs: () => this.#nowMs,
        setsASlice: 1,
        log: around.log,
        settle: () => this.settle(),
      },
      this.#assignment,
    );
    this.#dlqProducer = {
      async sendDeadLetters(letters) {
        around.topics.deadLetters += letters.length;
      },
      async reroute(records) {
        for (const { record } of records) produce(around.topics, { text: String(record.value) });
      },
    };
  }

  /** A process starts, reads the directory whole and is given every partition. @param dir its local disk */
  static async start(around: Surroundings, dir: string, cachedEvents: number): Promise<WorkerRun> {
    const run = new WorkerRun(around, cachedEvents);
    for await (const { event } of readDirectory(around.client)) run.#directory.add(event);
    run.#follow(compactedDirectory(around.topics));
    run.#directoryOffset = around.topics.directoryRecords.length;
    const { topics, client, log } = around;
    run.#assignment.epoch++;
    const owned = Array.from({ length: topics.partitions }, (_, partition) => partition);
    for (const partition of owned) {
      const committed = topics.committed.get(partition);
      const state = await openPartition(partition, committed?.offset, {
        dir,
        clusterId: 'test',
        topic: topics.events,
        partitions: topics.partitions,
        client,
        cache: run.#cache,
        log,
        signal: new AbortController().signal,
      });
      run.#assignment.start(partition, state, committed, 0, run.#changes.open(state, committed?.directory ?? 0));
      run.#read.set(partition, committed?.offset ?? 0);
    }
    run.#assignment.owned = owned;
    return run;
  }

  #follow(records: readonly Record[]): void {
    for (const record of records) {
      const decoded = decodeEvent(record);
      if (decoded.kind === 'parsed' && isDirectoryEvent(decoded.event)) this.#directory.add(decoded.event);
    }
  }

  /** The replica catches up with the directory topic. */
  followDirectory(): void {
    const { directoryRecords } = this.#around.topics;
    this.#follow(directoryRecords.slice(this.#directoryOffset));
    this.#directoryOffset = directoryRecords.length;
  }

  unread(): Record[] {
    return this.#around.topics.activity.filter(({ partition, offset }) => offset >= (this.#read.get(partition) ?? 0));
  }

  /** Decides the next records; then the batch before is flushed, as the worker does it. @returns false if there was nothing */
  async batch(count: number, crash?: CrashPoint): Promise<boolean> {
    const records = this.unread().slice(0, count);
    const prepared = records.length > 0 ? await this.#prepare(records) : undefined;
    await this.settle(crash);
    this.#flight = prepared;
    return prepared !== undefined;
  }

  async #prepare(records: readonly Record[]): Promise<Prepared> {
    const { states } = this.#assignment;
    const { events: topic, partitions } = this.#around.topics;
    const slicer = new Slicer();
    const prepared = await prepare(records, {
      topic,
      partitions,
      derive: this.#derive,
      states,
      cache: this.#cache,
      slicer,
    });
    for (const [partition, entries] of prepared.states) states.get(partition)?.addPending(entries);
    for (const { partition, next } of prepared.ranges) this.#read.set(partition, next);
    return prepared;
  }

  /** Flushes the batch in flight and commits it. @throws Crash where asked for */
  async settle(crash?: CrashPoint): Promise<void> {
    const flight = this.#flight;
    this.#flight = undefined;
    if (!flight) return;
    if (crash?.at === 'insert') this.sink.arm({ kind: 'crash', after: crash.after });
    await this.#flush(flight, crash?.at === 'states' ? crash.written : undefined);
    if (crash) throw new Crash(`before ${crash.at}`);
    for (const { partition, next } of flight.ranges) this.#assignment.advance(partition, next);
    this.#commit();
  }

  async #flush(prepared: Prepared, written?: readonly number[]): Promise<void> {
    const states = new Map([...this.#assignment.states].filter(([partition]) => written?.includes(partition) ?? true));
    await flush(prepared, {
      sink: this.sink,
      dlqProducer: this.#dlqProducer,
      topic: this.#around.topics.events,
      states,
    });
  }

  #commit(): void {
    const offsets = this.#assignment.commitable();
    for (const { partition, offset, directory } of offsets) {
      this.#around.topics.committed.set(partition, { offset, directory });
    }
    this.#assignment.markCommitted(offsets);
  }

  /** Brings the facts up to the directory that this worker knows. @param crashAfter dies in the first insert after so many blocks */
  async rederive(crashAfter?: number): Promise<void> {
    this.sink.arm(crashAfter === undefined ? undefined : { kind: 'crash', after: crashAfter });
    while (await this.#step());
    this.sink.arm(undefined);
    this.#commit();
  }

  /** At most so many steps towards the directory that this worker knows. */
  async steps(count: number): Promise<void> {
    for (let i = 0; i < count; i++) if (!(await this.#step())) break;
    this.#commit();
  }

  /** What the index lacks, or says otherwise than a derivation of now asks and is answered. */
  indexFaults(): string[] {
    const faults: string[] = [];
    const recording = new RecordingDirectory(this.#directory);
    for (const state of this.#assignment.states.values()) {
      const index = new LookupIndex(state.store);
      for (const key of state.store.keysAfter('s', 10_000)) {
        derive(key.slice(2), atOnce(state.peekInSteps(key)), { ...this.#derive, directory: recording }, () => true);
        for (const [lookup, digest] of recording.take()) {
          const [entry, answer] = [index.entry(lookup, key), index.answer(lookup)];
          if (entry !== digest || answer !== digest)
            faults.push(`${key} ${lookup}: ${entry}, ${answer}, not ${digest}`);
        }
      }
    }
    return faults;
  }

  async #step(): Promise<boolean> {
    const before = await this.#changes.step(this.#nowMs);
    this.#nowMs += A_WHILE_MS;
    // The first step after a change only notes when it was seen.
    return before || (await this.#changes.step(this.#nowMs));
  }

  /** Its next flush, or re-derivation, hangs in the insert: the group takes its partitions away and it does not notice. */
  async stall(what: 'batch' | 'rederive', count: number, after: number): Promise<void> {
    await this.settle();
    this.sink.arm({ kind: 'stall', after });
    if (what === 'batch') {
      const records = this.unread().slice(0, count);
      if (records.length > 0) this.#stalled = this.#prepare(records).then((prepared) => this.#flush(prepared));
    } else {
      this.#stalled = this.#step().then(() => this.#step());
    }
    const done = this.#stalled?.then(() => true);
    while (done && !this.sink.isHeld()) {
      if (await Promise.race([done, new Promise((resolve) => setImmediate(resolve, false))])) break;
    }
    this.sink.arm(undefined);
  }

  /** It wakes up and goes on with what it was about to write; its commit is refused by the group. */
  async wake(): Promise<void> {
    this.sink.release();
    await this.#stalled;
  }

  /** Flushes and commits everything that there is, and derives for the whole directory. */
  async finish(): Promise<void> {
    this.followDirectory();
    while (await this.batch(1_000));
    await this.rederive();
  }

  /** The process is gone: what was in memory is lost. */
  async end(): Promise<void> {
    for (const state of this.#assignment.states.values()) await state.store.close();
  }
}
