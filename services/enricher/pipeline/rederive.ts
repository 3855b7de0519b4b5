import { Rows } from '../batch/rows.ts';
import { deriveInSteps } from '../derive/derive.ts';
import type { DeriveContext } from '../derive/model.ts';
import { Slicer } from '../derive/slicer.ts';
import { affectedRows } from '../directory/affected-rows.ts';
import type { Sink } from '../io/sink.ts';
import { LookupIndex } from '../state/lookup-index.ts';
import type { Lookup } from '../state/lookups.ts';
import { RecordingDirectory } from '../state/lookups.ts';
import { derivationError, faultOf, isDataError } from './data-error.ts';
import type { Candidate, PartitionChanges } from './partition-changes.ts';

/** Live events wait for a slice: 75 ms of deriving and the insert of its rows. */
const SLICE_MS = 75;
/** On a busy machine that is little work for an insert into five tables: then so many contacts, or so long. */
const LEAST_SETS = 100;
const MOST_SLICE_MS = 250;
/** So that its rows fit into memory, whatever the clock says. */
const MOST_SETS = 2_000;

export interface RederiveDeps {
  topic: string;
  sink: Sink;
  derive: DeriveContext;
  /** What the directory answers now: see `lookups.ts`. */
  digestOf: (lookup: Lookup) => number;
  nowMs: () => number;
  setsASlice?: number;
  /** A contact whose rows can't be derived, or are refused. */
  onFailed: (partition: number, fault: { code: string; message: string }) => void;
}

interface Taken {
  changes: PartitionChanges;
  candidate: Candidate;
}

/** Rows of some contacts, and what they asked of the directory. */
class Slice {
  readonly #deps: RederiveDeps;
  readonly #directory: RecordingDirectory;
  readonly #derive: DeriveContext;
  readonly #rows = new Rows();
  /** A large contact takes long, but holds up nothing but live events: heartbeats go on. */
  readonly #slicer = new Slicer();
  readonly taken: Taken[] = [];
  readonly #indexes = new Map<PartitionChanges, LookupIndex>();

  constructor(deps: RederiveDeps) {
    this.#deps = deps;
    this.#directory = new RecordingDirectory(deps.derive.directory);
    this.#derive = { ...deps.derive, directory: this.#directory };
  }

  indexOf(changes: PartitionChanges): LookupIndex {
    let index = this.#indexes.get(changes);
    if (!index) {
      index = new LookupIndex(changes.state.store);
      this.#indexes.set(changes, index);
    }
    return index;
  }

  /** @throws if the derivation does */
  async add(changes: PartitionChanges, candidate: Candidate): Promise<void> {
    const { key, lookup } = candidate;
    const index = this.indexOf(changes);
    // Derived for another lookup meanwhile.
    if (lookup !== undefined && index.entry(lookup, key) === this.#deps.digestOf(lookup)) {
      changes.derived(candidate, true);
      return;
    }
    this.#slicer.resume();
    const events = await this.#slicer.run(changes.state.peekInSteps(key));
    this.#directory.take();
    const facts = await this.#slicer.run(deriveInSteps(key.slice(2), events, this.#derive, () => true));
    const asked = this.#directory.take();
    this.taken.push({ changes, candidate });
    const changed = index.record(key, asked, 'whole');
    if (lookup !== undefined && !asked.has(lookup)) {
      index.forget(lookup, key);
      changed.push(lookup);
    }
    changes.derived(candidate, lookup !== undefined && asked.has(lookup));
    if (events.length === 0) return;
    const affected = lookup === undefined ? facts : affectedRows(facts, changed);
    await this.#slicer.run(this.#rows.addFactsInSteps(affected, this.#deps.topic));
  }

  /** @throws ClickHouseError of the data class: nothing is written in the index */
  async insert(token: string): Promise<void> {
    const blocks = this.#rows.blocks();
    if (blocks.length > 0) await this.#deps.sink.insert(blocks, token);
  }

  async writeIndexes(): Promise<void> {
    await Promise.all([...this.#indexes].map(([changes, index]) => changes.write(index)));
  }
}

/** Derives contacts again, a slice at a time. */
export class Rederivation {
  readonly #deps: RederiveDeps;
  #slices = 0;
  #inserts = 0;

  constructor(deps: RederiveDeps) {
    this.#deps = deps;
  }

  /**
   * One slice of what there is to derive, from the partitions in this order.
   * @returns number of contacts derived
   */
  async slice(partitions: readonly PartitionChanges[], kind: 'backfill' | 'round'): Promise<number> {
    const { setsASlice = MOST_SETS } = this.#deps;
    const startedMs = this.#deps.nowMs();
    const slice = new Slice(this.#deps);
    this.#slices++;
    const served: PartitionChanges[] = [];
    const isFull = () => {
      const elapsedMs = this.#deps.nowMs() - startedMs;
      if (slice.taken.length >= setsASlice || elapsedMs >= MOST_SLICE_MS) return true;
      return elapsedMs >= SLICE_MS && slice.taken.length >= LEAST_SETS;
    };
    for (const changes of partitions) {
      if (isFull()) break;
      changes.served = this.#slices;
      served.push(changes);
      for (let isMore = true; isMore && !isFull(); ) {
        const next = kind === 'backfill' ? changes.nextOfBackfill() : changes.nextOfRound();
        if (next !== undefined && next !== 'looked') await this.#add(slice, changes, next);
        isMore = next !== undefined;
      }
    }
    await this.#insert(slice);
    await Promise.all(served.map((changes) => changes.complete()));
    return slice.taken.length;
  }

  async #add(slice: Slice, changes: PartitionChanges, candidate: Candidate): Promise<void> {
    try {
      await slice.add(changes, candidate);
    } catch (error) {
      this.#fail({ changes, candidate }, derivationError(error));
    }
  }

  #fail({ changes, candidate }: Taken, error: unknown): void {
    changes.failed(candidate);
    this.#deps.onFailed(changes.state.partition, faultOf(error));
  }

  /** Inserts a slice's rows; where they are refused, each half, until the contact is alone: the others must not wait for it. */
  async #insert(slice: Slice): Promise<void> {
    const { topic, derive, nowMs } = this.#deps;
    this.#inserts++;
    const token = `${topic}:directory-${derive.directory.revision}-${this.#inserts}-${nowMs()}`;
    try {
      await slice.insert(token);
      await slice.writeIndexes();
    } catch (error) {
      if (!isDataError(error)) throw error;
      const { taken } = slice;
      const [first] = taken;
      if (taken.length === 1 && first) {
        this.#fail(first, error);
        return;
      }
      const middle = Math.ceil(taken.length / 2);
      for (const half of [taken.slice(0, middle), taken.slice(middle)]) {
        const smaller = new Slice(this.#deps);
        for (const { changes, candidate } of half) await this.#add(smaller, changes, candidate);
        await this.#insert(smaller);
      }
    }
  }
}
