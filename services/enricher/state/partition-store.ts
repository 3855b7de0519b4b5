import { mkdirSync } from 'node:fs';
import { open, type RootDatabase } from 'lmdb';
import { Packr } from 'msgpackr';
import { END, type IndexWrites, type VersionedKeys } from './lookup-index.ts';

/** What a partition's state says of itself. */
export interface StoreMeta {
  /** Every record before this offset is in the state. */
  offset: number;
}

/** How far all facts of a partition are derived by the present derivation and settings. */
export interface Backfill {
  /** The derivation and the settings, as text. */
  fingerprint: string;
  /** Every set up to this key; undefined: all of them. */
  after?: string | undefined;
}

const META_KEY = 'meta';
const OWNER_KEY = 'owner';
const BACKFILL_KEY = 'everything';
/** What states of before version 4 of the derivation have: no index, so that everything is derived again. */
const FORMER_KEY = 'prints';
const META_VERSION = 1;
const NOTHING = Buffer.alloc(0);
/** So many keys are removed in one transaction: a larger one would hold memory and the processor for seconds. */
const KEYS_A_REMOVAL = 20_000;
const packr = new Packr();

/** 64 GiB of address space, no memory: room for 50 million contacts, and no remapping while it grows. */
const MAP_SIZE = 64 * 2 ** 30;

/**
 * State of one partition: per contact or cost its set of events. ClickHouse is the source of truth; this copy can be lost.
 * Opening it takes it over: a former owner that still writes (a stalled worker that lost the partition) writes nothing.
 */
export class PartitionStore implements VersionedKeys {
  readonly #db: RootDatabase<Buffer, string>;
  readonly #owner: number;

  private constructor(db: RootDatabase<Buffer, string>, owner: number) {
    this.#db = db;
    this.#owner = owner;
  }

  /** Opens or makes the store and takes it over. */
  static async open(path: string): Promise<PartitionStore> {
    mkdirSync(path, { recursive: true });
    const db = open<Buffer, string>({
      path,
      encoding: 'binary',
      useVersions: true,
      mapSize: MAP_SIZE,
      noMemInit: true,
    });
    const owner = db.transactionSync(() => {
      const next = (db.getEntry(OWNER_KEY)?.version ?? 0) + 1;
      db.put(OWNER_KEY, Buffer.from(String(process.pid)), next);
      return next;
    });
    return new PartitionStore(db, owner);
  }

  /** Whether nobody else has taken the store over since it was opened. */
  isOwned(): boolean {
    return this.#db.getEntry(OWNER_KEY)?.version === this.#owner;
  }

  get(key: string): Buffer | undefined {
    return this.#db.get(key);
  }

  meta(): StoreMeta | undefined {
    const bytes = this.#db.get(META_KEY);
    if (!bytes) return undefined;
    const meta: StoreMeta = packr.unpack(bytes);
    return meta;
  }

  /**
   * Writes sets (what has no value is removed), the index of what they look up in the directory, and the meta data in one transaction.
   * @returns false if another process has taken the store over: nothing was written
   */
  async write(
    entries: Iterable<readonly [key: string, value: Buffer | undefined]>,
    meta: StoreMeta,
    index: IndexWrites = new Map(),
  ): Promise<boolean> {
    return this.#db.ifVersion(OWNER_KEY, this.#owner, () => {
      for (const [key, value] of entries) {
        if (value) this.#db.put(key, value, META_VERSION);
        else this.#db.remove(key);
      }
      this.#putIndex(index);
      this.#db.put(META_KEY, packr.pack(meta), META_VERSION);
    });
  }

  /** Writes the index after contacts were derived again, and how far a backfill is. */
  async writeIndex(index: IndexWrites, backfill?: Backfill): Promise<boolean> {
    return this.#db.ifVersion(OWNER_KEY, this.#owner, () => {
      this.#putIndex(index);
      if (!backfill) return;
      this.#db.put(BACKFILL_KEY, packr.pack(backfill), META_VERSION);
      this.#db.remove(FORMER_KEY);
    });
  }

  #putIndex(index: IndexWrites): void {
    for (const [key, version] of index) {
      if (version === undefined) this.#db.remove(key);
      else this.#db.put(key, NOTHING, version);
    }
  }

  backfill(): Backfill | undefined {
    const bytes = this.#db.get(BACKFILL_KEY);
    if (!bytes) return undefined;
    const backfill: Backfill = packr.unpack(bytes);
    return backfill;
  }

  versionOf(key: string): number | undefined {
    return this.#db.getEntry(key)?.version;
  }

  versionsAfter(prefix: string, after: string, limit: number): { key: string; version: number }[] {
    const found: { key: string; version: number }[] = [];
    for (const { key, version } of this.#db.getRange({ start: after, end: prefix + END, versions: true })) {
      if (key === after || !key.startsWith(prefix)) continue;
      found.push({ key, version: version ?? META_VERSION });
      if (found.length >= limit) break;
    }
    return found;
  }

  /** Keys of sets after `after`, in order, at most `limit`: the store can be read in steps while it is written. */
  keysAfter(after: string, limit: number): string[] {
    const keys: string[] = [];
    for (const key of this.#db.getKeys({ start: after, limit: limit + 1 })) {
      if (key !== after && key.startsWith(STATE_PREFIX)) keys.push(key);
    }
    return keys.slice(0, limit);
  }

  /** Forgets all sets, and the index with them. First the meta data: what is cut off is then begun again. */
  async clear(): Promise<void> {
    await this.#db.ifVersion(OWNER_KEY, this.#owner, () => {
      for (const key of [META_KEY, BACKFILL_KEY, FORMER_KEY]) this.#db.remove(key);
    });
    for (let keys = this.#someKeys(); keys.length > 0; keys = this.#someKeys()) {
      const isOurs = await this.#db.ifVersion(OWNER_KEY, this.#owner, () => {
        for (const key of keys) this.#db.remove(key);
      });
      if (!isOurs) return;
    }
  }

  #someKeys(): string[] {
    const keys: string[] = [];
    for (const key of this.#db.getKeys({ limit: KEYS_A_REMOVAL })) if (key !== OWNER_KEY) keys.push(key);
    return keys;
  }

  async close(): Promise<void> {
    await this.#db.flushed;
    await this.#db.close();
  }
}

/** Sets sort after the meta data. */
export const STATE_PREFIX = 's';

/** Key of a contact's or a cost's set: the two kinds of ids may be equal. */
export function stateKey(kind: 'contact' | 'cost', key: string): string {
  return `${STATE_PREFIX}${kind === 'cost' ? '$' : 'c'}${key}`;
}
