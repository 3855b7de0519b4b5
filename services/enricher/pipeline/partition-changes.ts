import type { Directory, DirectoryChange } from '../directory/directory.ts';
import { LookupIndex } from '../state/lookup-index.ts';
import { type Lookup, lookups } from '../state/lookups.ts';
import type { PartitionState } from '../state/partition-state.ts';
import type { Backfill } from '../state/partition-store.ts';

/** Keys that are looked at in one go. */
const KEYS_A_LOOK = 500;
/** Before the first set. */
const BEGINNING = 's';

/** A contact or a cost to be derived again: for one answer that changed, or since everything is. */
export interface Candidate {
  key: string;
  lookup: Lookup | undefined;
}

/** Goes through the contacts that ask one lookup. */
interface Scan {
  lookup: Lookup;
  /** What the directory answered when it began. */
  digest: number;
  after: string;
  /** Every contact passed has the answer of the beginning. */
  isSound: boolean;
  /** Any contact still asks it. */
  isAsked: boolean;
}

/**
 * What is to be derived again in one partition. Changes gather in a set; a round takes what has gathered and goes through the contacts of
 * each lookup, while the next gathers: so a flood of changes holds up neither what was before it nor the watermark.
 * Nothing of it needs to be remembered over a crash: the index says with which answer each contact was derived.
 */
export class PartitionChanges {
  readonly state: PartitionState;
  readonly #directory: Directory;
  #gathered = new Set<Lookup>();
  #round: { lookups: Set<Lookup>; offset: number } | undefined;
  #scan: Scan | undefined;
  /** Scans that this slice finished. */
  #finished: Scan[] = [];
  /** Lookups with a contact that can't be derived. */
  readonly #failed = new Set<Lookup>();
  #backfill: Backfill | undefined;
  #buffer: Candidate[] = [];
  #backfillBuffer: string[] = [];
  /** Directory offset up to which everything that asks the directory is derived, but for what a backfill has not reached. */
  #reached: number;
  /** When it was served last, in slices. */
  served = 0;

  /**
   * @param fingerprint what all facts depend on; another than the store has: everything is derived again
   * @param committed directory offset that the partition's facts are known to be derived up to
   * @param offset directory offset that the directory is read up to
   */
  constructor(state: PartitionState, directory: Directory, fingerprint: string, committed: number, offset: number) {
    this.state = state;
    this.#directory = directory;
    const backfill = state.store.backfill();
    if (backfill?.fingerprint !== fingerprint) this.#backfill = { fingerprint, after: BEGINNING };
    else if (backfill.after !== undefined) this.#backfill = backfill;
    this.#gatherStale();
    this.#reached = this.#gathered.size === 0 ? offset : Math.min(committed, offset);
  }

  /** What the directory answers otherwise than when the state was written. */
  #gatherStale(): void {
    const index = new LookupIndex(this.state.store);
    for (let after = ''; ; ) {
      const some = index.answers('', after, KEYS_A_LOOK);
      for (const { lookup, digest } of some) {
        if (digest !== this.#directory.digestOf(lookup)) this.#gathered.add(lookup);
      }
      const last = some.at(-1);
      if (!last) return;
      after = last.lookup;
    }
  }

  /** Directory offset up to which all facts of the partition are derived; −1: not all are by the present derivation. */
  get derivedTo(): number {
    return this.#backfill ? -1 : this.#reached;
  }

  /** Directory offset that the last round has reached. */
  get reached(): number {
    return this.#reached;
  }

  get isInBackfill(): boolean {
    return this.#backfill !== undefined;
  }

  get isInRound(): boolean {
    return this.#round !== undefined;
  }

  /** Whether changes wait for the next round. */
  get hasGathered(): boolean {
    return this.#gathered.size > 0 || this.state.mixed.size > 0;
  }

  /** Takes note of what changed in the directory. Costs one look-up each, whether or not anybody asks it. */
  note({ lookups: changed, rates }: DirectoryChange): void {
    const index = new LookupIndex(this.state.store);
    const look = (lookup: Lookup, answer: number | undefined) => {
      if (answer !== undefined && answer !== this.#directory.digestOf(lookup)) this.#gathered.add(lookup);
    };
    for (const lookup of changed) look(lookup, index.answer(lookup));
    for (const { currency, day, untilDay } of rates) {
      let after = lookups.rate(currency, day - 1);
      const end = Number.isFinite(untilDay) ? lookups.rate(currency, untilDay) : undefined;
      for (let isMore = true; isMore; ) {
        const some = index.answers(`f${currency}`, after, KEYS_A_LOOK);
        for (const { lookup, digest } of some) if (end === undefined || lookup < end) look(lookup, digest);
        const last = some.at(-1)?.lookup;
        isMore = last !== undefined && (end === undefined || last < end);
        after = last ?? after;
      }
    }
  }

  #scansOf(lookup: Lookup): Scan[] {
    return [this.#scan, ...this.#finished]
      .filter((scan) => scan?.lookup === lookup)
      .filter((scan) => scan !== undefined);
  }

  /** Rows were written with an answer that not all contacts had. Derived before a change, they may have come after it was noted. */
  #noteMixed(mixed: ReadonlyMap<Lookup, ReadonlySet<number>>, index: LookupIndex): void {
    for (const [lookup, digests] of mixed) {
      const now = this.#directory.digestOf(lookup);
      const [scan] = this.#scansOf(lookup);
      if (scan) {
        if (digests.size === 1 && digests.has(scan.digest)) continue;
        scan.isSound = false;
      } else {
        // The round takes it next, or it would never end.
        if (this.#round?.lookups.has(lookup)) continue;
        if (this.#failed.has(lookup) && digests.size === 1 && digests.has(now)) continue;
        if (index.answer(lookup) === now) continue;
      }
      this.#gathered.add(lookup);
    }
  }

  /** Takes what has gathered as the next round. @param offset directory offset up to which changes are noted */
  beginRound(offset: number): void {
    if (this.#round) return;
    this.gatherMixed();
    if (this.#gathered.size === 0) {
      this.#reached = Math.max(this.#reached, offset);
      return;
    }
    this.#round = { lookups: this.#gathered, offset };
    this.#gathered = new Set();
  }

  gatherMixed(): void {
    if (this.state.mixed.size === 0) return;
    this.#noteMixed(this.state.mixed, new LookupIndex(this.state.store));
    this.state.mixed.clear();
  }

  /** The next one of the backfill; undefined: there is none. */
  nextOfBackfill(): Candidate | undefined {
    if (this.#backfill?.after === undefined) return undefined;
    if (this.#backfillBuffer.length === 0) {
      this.#backfillBuffer = this.state.store.keysAfter(this.#backfill.after, KEYS_A_LOOK).reverse();
    }
    const key = this.#backfillBuffer.pop();
    this.#backfill = { fingerprint: this.#backfill.fingerprint, after: key };
    return key === undefined ? undefined : { key, lookup: undefined };
  }

  /** The next one of the round; `looked`: some were looked at, none is stale; undefined: the round has no more. */
  nextOfRound(): Candidate | 'looked' | undefined {
    const buffered = this.#buffer.pop();
    if (buffered) return buffered;
    if (!this.#scan) {
      const [lookup] = this.#round?.lookups ?? [];
      if (lookup === undefined) return undefined;
      this.#round?.lookups.delete(lookup);
      const digest = this.#directory.digestOf(lookup);
      this.#scan = { lookup, digest, after: '', isSound: true, isAsked: false };
    }
    const scan = this.#scan;
    const found = new LookupIndex(this.state.store).contacts(scan.lookup, scan.after, KEYS_A_LOOK);
    const last = found.at(-1);
    if (last) {
      scan.after = last.key;
      for (const { key, digest } of found) {
        if (digest === scan.digest) scan.isAsked = true;
        else this.#buffer.push({ key, lookup: scan.lookup });
      }
      this.#buffer.reverse();
    } else {
      this.#finished.push(scan);
      this.#scan = undefined;
    }
    return this.#buffer.pop() ?? 'looked';
  }

  /** A candidate was derived. @param isAsked whether its contact still asks the lookup that it was derived for */
  derived({ lookup }: Candidate, isAsked: boolean): void {
    if (lookup === undefined || !isAsked) return;
    for (const scan of this.#scansOf(lookup)) scan.isAsked = true;
  }

  /** A candidate can't be derived: its answer stays what it was, to be tried again with the next change or start. */
  failed({ lookup }: Candidate): void {
    if (lookup === undefined) return;
    this.#failed.add(lookup);
    for (const scan of this.#scansOf(lookup)) {
      scan.isSound = false;
      scan.isAsked = true;
    }
  }

  /** Writes what contacts of a slice asked, after their rows. */
  async write(index: LookupIndex): Promise<void> {
    this.#noteMixed(index.mixed, index);
    if (index.writes.size > 0) await this.state.store.writeIndex(index.writes);
  }

  /** Writes what a slice has brought to an end: lookups whose contacts all have one answer again, and how far a backfill is. */
  async complete(): Promise<void> {
    const index = new LookupIndex(this.state.store);
    for (const scan of this.#finished.filter(({ isSound }) => isSound)) {
      index.setAnswer(scan.lookup, scan.isAsked ? scan.digest : undefined);
      this.#failed.delete(scan.lookup);
    }
    this.#finished = [];
    if (index.writes.size > 0 || this.#backfill) await this.state.store.writeIndex(index.writes, this.#backfill);
    if (this.#backfill?.after === undefined) this.#backfill = undefined;
    if (!this.#round || this.#scan || this.#buffer.length > 0 || this.#round.lookups.size > 0) return;
    this.#reached = Math.max(this.#reached, this.#round.offset);
    this.#round = undefined;
  }
}
