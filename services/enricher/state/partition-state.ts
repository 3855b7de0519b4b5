import type { StoredEvent } from '../derive/model.ts';
import type { Steps } from '../derive/slicer.ts';
import { decodeHeader } from './codec.ts';
import { type ContactState, emptyState } from './contact-state.ts';
import type { Lookup } from './lookups.ts';
import type { PartitionStore } from './partition-store.ts';
import { decodeState, type StateEntries } from './set-codec.ts';
import type { StateCache } from './state-cache.ts';

/** A set that was looked for: decoded already, or as it is in the store. */
export interface Found {
  key: string;
  cached: ContactState | undefined;
  value: Buffer | undefined;
  /** About the bytes of its events. */
  bytes: number;
  /** Whether it is in chunks: then it is the slow lane's to change. */
  isChunked: boolean;
}

/** One owned partition: its store, and what is derived but not yet stored. */
export class PartitionState {
  readonly partition: number;
  readonly store: PartitionStore;
  readonly #cache: StateCache;
  /** Sets of batches whose insert is under way. */
  readonly #pending = new Map<string, Buffer>();
  /** Answers of the directory that flushed batches were derived with, where not all contacts are: see `lookup-index.ts`. */
  readonly mixed = new Map<Lookup, Set<number>>();

  constructor(partition: number, store: PartitionStore, cache: StateCache) {
    this.partition = partition;
    this.store = store;
    this.#cache = cache;
  }

  readonly #read = (key: string): Buffer | undefined => this.#pending.get(key) ?? this.store.get(key);

  /** Looks for a set without decoding it. @param cache where it may lie decoded; the partition's own if not given */
  find(key: string, cache = this.#cache): Found {
    const cached = cache.get(`${this.partition}/${key}`);
    const value = cached ? undefined : this.#read(key);
    const header = value && decodeHeader(value);
    return {
      key,
      cached,
      value,
      bytes: cached?.bytes ?? header?.bytes ?? value?.length ?? 0,
      isChunked: header !== undefined || cached?.chunked !== undefined,
    };
  }

  /** The set that was found, decoded, and kept in the cache; an empty one if there is none. It may be changed in place. */
  *open({ key, cached, value }: Found, cache = this.#cache): Steps<ContactState> {
    if (cached) return cached;
    const state = value ? yield* decodeState(key, value, this.#read) : emptyState();
    cache.put(`${this.partition}/${key}`, state);
    return state;
  }

  /** The set is somebody else's to change from now on. */
  release(key: string): void {
    this.#cache.delete(`${this.partition}/${key}`);
  }

  /** The set as it is, for reading only: a backfill must not turn the cache over. */
  *peekInSteps(key: string): Steps<readonly StoredEvent[]> {
    const { events } = yield* decodeState(key, this.#read(key), this.#read);
    return events;
  }

  addPending(entries: StateEntries): void {
    // A removed chunk belongs to a generation that nobody reads any more.
    for (const [key, bytes] of entries) if (bytes) this.#pending.set(key, bytes);
  }

  /** Stored: a set that a later batch changed again stays pending. */
  settle(entries: StateEntries): void {
    for (const [key, bytes] of entries) if (this.#pending.get(key) === bytes) this.#pending.delete(key);
  }

  /** Forgets what was not stored; of all keys if none are given. */
  dropPending(entries?: StateEntries): void {
    if (entries) this.settle(entries);
    else this.#pending.clear();
  }
}
