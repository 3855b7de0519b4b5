import type { Logger } from '../../shared/log.ts';
import type { DeriveContext } from '../derive/model.ts';
import type { Directory, DirectoryChange } from '../directory/directory.ts';
import type { Sink } from '../io/sink.ts';
import type { PartitionState } from '../state/partition-state.ts';
import type { Assignment } from './assignment.ts';
import type { WorkerMetrics } from './metrics.ts';
import { PartitionChanges } from './partition-changes.ts';
import { Rederivation } from './rederive.ts';

/** Changes come in bursts (an import sets a hundred salespeople): a round begins this long after the last one. */
const QUIET_MS = 150;
/** But waits no longer than this for quiet. */
const MOST_WAIT_MS = 1_000;
const NEVER_MS = 60_000;
/** Under lag batches follow one another without a pause: a slice gets its turn all the same. */
const TURN_MS = 2_000;
/** A flood is looked at so often: each look flushes the batch in flight first and commits after it. */
const LOOK_EVERY_MS = 250;
/** Some 15 ms of looking up with eight partitions. */
const NOTES_A_STEP = 1_000;

export interface DirectoryChangesDeps {
  topic: string;
  sink: Sink;
  directory: Directory;
  directoryOffset: () => number;
  derive: DeriveContext;
  /** What all facts depend on beside the directory ({@link settingsFingerprint}). */
  fingerprint: string;
  metrics: Pick<WorkerMetrics, 'rederived' | 'notRederived'>;
  log: Logger;
  nowMs: () => number;
  /** Directory offset that something under way beside the loop is derived with, if there is: it is flushed when it is done. */
  directoryOffsetOf?: (partition: number) => number | undefined;
  /** Contacts derived in one slice at most. */
  setsASlice?: number;
  /**
   * Flushes the batch in flight. Before every step: a slice sees what is stored, so a contact whose first batch is under way would
   * keep what an older directory made of it; and what is not stored may still be refused, and must leave no facts behind.
   */
  settle: () => Promise<unknown>;
}

/** Brings the facts of owned partitions up to the directory, in slices between batches. */
export class DirectoryChanges {
  readonly #deps: DirectoryChangesDeps;
  readonly #assignment: Assignment;
  readonly #rederivation: Rederivation;
  readonly #partitions = new Map<number, PartitionChanges>();
  /** Changes that partitions have not looked at yet. */
  #notes: { lookups: string[]; rates: DirectoryChange['rates'] } = { lookups: [], rates: [] };
  /** Directory offset up to which they have. */
  #notedTo = -1;
  #readTo = -1;
  #lookedAtMs = Number.NEGATIVE_INFINITY;
  #changedAtMs = Number.NEGATIVE_INFINITY;
  #waitingSinceMs: number | undefined;
  #slicedAtMs = 0;
  #lastKind: 'backfill' | 'round' = 'backfill';

  constructor(deps: DirectoryChangesDeps, assignment: Assignment) {
    this.#deps = deps;
    this.#assignment = assignment;
    this.#rederivation = new Rederivation({
      ...deps,
      digestOf: (lookup) => deps.directory.digestOf(lookup),
      onFailed: (partition, fault) => {
        deps.metrics.notRederived();
        deps.log.error({ partition, ...fault }, 'a contact could not be derived again for the directory');
      },
    });
  }

  /** Takes up a partition. @returns directory offset that its facts are derived up to; −1: not all are by the present derivation */
  open(state: PartitionState, committed: number): number {
    const { directory, fingerprint, directoryOffset, log } = this.#deps;
    const changes = new PartitionChanges(state, directory, fingerprint, committed, directoryOffset());
    this.#partitions.set(state.partition, changes);
    if (changes.isInBackfill) log.info({ partition: state.partition }, 'deriving all facts of a partition again');
    return changes.derivedTo;
  }

  #owned(): PartitionChanges[] {
    return this.#assignment.owned.flatMap((partition) => {
      const changes = this.#partitions.get(partition);
      return changes && this.#assignment.states.get(partition) === changes.state ? [changes] : [];
    });
  }

  #hasNotes(): boolean {
    return this.#notes.lookups.length > 0 || this.#notes.rates.length > 0;
  }

  #roundsBeginAtMs(): number {
    return Math.min(this.#changedAtMs + QUIET_MS, (this.#waitingSinceMs ?? Number.POSITIVE_INFINITY) + MOST_WAIT_MS);
  }

  /** When {@link step} has something to do next. */
  dueInMs(nowMs: number): number {
    const { directory, directoryOffset } = this.#deps;
    const owned = this.#owned();
    if (this.#hasNotes() || owned.some((changes) => changes.isInBackfill || changes.isInRound)) return 0;
    const dueMs = Math.max((directory.nextDueMs() ?? Number.POSITIVE_INFINITY) - nowMs, 1);
    const isChanged = directory.hasChanges || directoryOffset() !== this.#notedTo;
    const lookMs = isChanged ? Math.max(0, this.#lookedAtMs + LOOK_EVERY_MS - nowMs) : NEVER_MS;
    const roundMs = owned.some((changes) => changes.hasGathered)
      ? Math.max(0, this.#roundsBeginAtMs() - nowMs)
      : NEVER_MS;
    return Math.min(NEVER_MS, dueMs, lookMs, roundMs);
  }

  /** Whether a slice has waited for so long that the next batch waits for it. */
  isOverdue(nowMs: number): boolean {
    return nowMs - this.#slicedAtMs >= TURN_MS && this.dueInMs(nowMs) === 0;
  }

  /** @returns false if there was nothing to do now */
  async step(nowMs: number): Promise<boolean> {
    this.#slicedAtMs = nowMs;
    const { directory } = this.#deps;
    directory.advance(nowMs);
    const hasNoted = await this.#note(nowMs);
    if (this.#hasNotes()) return true;
    const owned = this.#owned();
    for (const changes of owned) changes.gatherMixed();
    if (owned.some((changes) => changes.hasGathered)) this.#waitingSinceMs ??= nowMs;
    const mayBegin = nowMs >= this.#roundsBeginAtMs();
    for (const changes of owned) if (mayBegin || !changes.hasGathered) changes.beginRound(this.#offsetFor(changes));
    if (!owned.some((changes) => changes.hasGathered)) this.#waitingSinceMs = undefined;
    const hasSliced = await this.#slice(owned);
    this.#publish();
    return hasNoted || hasSliced;
  }

  /** How far a round that begins now can bring a partition: what is flushed later may be derived with less. */
  #offsetFor({ state }: PartitionChanges): number {
    return Math.min(this.#notedTo, this.#deps.directoryOffsetOf?.(state.partition) ?? Number.POSITIVE_INFINITY);
  }

  /** Lets the partitions look at some of what changed. @returns whether anything had */
  async #note(nowMs: number): Promise<boolean> {
    const { directory, directoryOffset, settle } = this.#deps;
    if (!this.#hasNotes()) {
      const offset = directoryOffset();
      if (!directory.hasChanges && offset === this.#notedTo) return false;
      if (nowMs - this.#lookedAtMs < LOOK_EVERY_MS) return false;
      this.#lookedAtMs = nowMs;
      // What was flushed until now was derived with what is known until now: what is flushed later is compared as it is flushed.
      await settle();
      this.#readTo = directoryOffset();
      const { lookups, rates } = directory.takeChanges();
      this.#notes = { lookups: [...lookups], rates };
      if (lookups.size > 0 || rates.length > 0) this.#changedAtMs = nowMs;
    }
    const some = this.#notes.lookups.splice(-NOTES_A_STEP);
    const { rates } = this.#notes;
    this.#notes.rates = [];
    for (const changes of this.#owned()) changes.note({ lookups: new Set(some), rates });
    if (!this.#hasNotes()) this.#notedTo = this.#readTo;
    return true;
  }

  /** One slice of rounds or of backfills in turn: neither holds up the other. The partition that is furthest behind comes first. */
  async #slice(owned: readonly PartitionChanges[]): Promise<boolean> {
    const { settle, metrics } = this.#deps;
    const inBackfill = owned.filter((changes) => changes.isInBackfill);
    const inRound = owned.filter((changes) => changes.isInRound);
    if (inBackfill.length === 0 && inRound.length === 0) return false;
    const kind = inRound.length === 0 || (inBackfill.length > 0 && this.#lastKind === 'round') ? 'backfill' : 'round';
    this.#lastKind = kind;
    await settle();
    // Partitions may have been taken away meanwhile.
    const present = new Set(this.#owned());
    const partitions = (kind === 'backfill' ? inBackfill : inRound)
      .filter((changes) => present.has(changes))
      .sort((a, b) => a.reached - b.reached || a.served - b.served);
    metrics.rederived(await this.#rederivation.slice(partitions, kind));
    return true;
  }

  /** Tells how far facts are derived; committed beside the next offsets. */
  #publish(): void {
    for (const changes of this.#owned()) {
      const progress = this.#assignment.progress.get(changes.state.partition);
      if (progress) progress.directory = Math.max(progress.directory, changes.derivedTo);
    }
  }
}
