import { mkdirSync } from 'node:fs';
import { open, type RootDatabase } from 'lmdb';
import { Packr } from 'msgpackr';

/** What a partition's state says of itself. */
export interface StoreMeta {
  /** Every record before this offset is in the state. */
  offset: number;
}

const META_KEY = 'meta';
const OWNER_KEY = 'owner';
const PRINTS_KEY = 'prints';
const META_VERSION = 1;
const packr = new Packr();

/** 64 GiB of address space, no memory: room for 50 million contacts, and no remapping while it grows. */
const MAP_SIZE = 64 * 2 ** 30;

/**
 * State of one partition: per contact or cost its set of events. ClickHouse is the source of truth; this copy can be lost.
 * Whoever opens it takes it over: a former owner that still writes (a stalled worker that lost the partition) writes nothing.
 */
export class PartitionStore {
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
   * Writes sets and the meta data in one transaction.
   * @returns false if another process has taken the store over: nothing was written
   */
  async write(entries: Iterable<readonly [key: string, value: Buffer]>, meta: StoreMeta): Promise<boolean> {
    return this.#db.ifVersion(OWNER_KEY, this.#owner, () => {
      for (const [key, value] of entries) this.#db.put(key, value, META_VERSION);
      this.#db.put(META_KEY, packr.pack(meta), META_VERSION);
    });
  }

  /** Directory prints that all of the partition's facts were derived with (`fingerprint.ts`); undefined: not known. */
  prints(): ReadonlyMap<string, string> | undefined {
    const bytes = this.#db.get(PRINTS_KEY);
    if (!bytes) return undefined;
    const prints: Record<string, string> = packr.unpack(bytes);
    return new Map(Object.entries(prints));
  }

  async writePrints(prints: ReadonlyMap<string, string>): Promise<boolean> {
    return this.#db.ifVersion(OWNER_KEY, this.#owner, () => {
      this.#db.put(PRINTS_KEY, packr.pack(Object.fromEntries(prints)), META_VERSION);
    });
  }

  /** Keys of sets after `after`, in order, at most `limit`: the store can be walked in steps while it is written. */
  keysAfter(after: string, limit: number): string[] {
    const keys: string[] = [];
    for (const key of this.#db.getKeys({ start: after, limit: limit + 1 })) {
      if (key !== after && key.startsWith(STATE_PREFIX)) keys.push(key);
    }
    return keys.slice(0, limit);
  }

  /** Forgets all sets. */
  async clear(): Promise<void> {
    const keys: string[] = [];
    for (const key of this.#db.getKeys({ start: STATE_PREFIX })) if (key.startsWith(STATE_PREFIX)) keys.push(key);
    await this.#db.ifVersion(OWNER_KEY, this.#owner, () => {
      for (const key of keys) this.#db.remove(key);
      this.#db.remove(META_KEY);
      this.#db.remove(PRINTS_KEY);
    });
  }

  async close(): Promise<void> {
    await this.#db.flushed;
    await this.#db.close();
  }
}

/** Sets sort after the meta data. */
export const STATE_PREFIX = 's';

/** Where a contact's or a cost's set lies: the two kinds of ids may be equal. */
export function stateKey(kind: 'contact' | 'cost', key: string): string {
  return `${STATE_PREFIX}${kind === 'cost' ? '$' : 'c'}${key}`;
}
