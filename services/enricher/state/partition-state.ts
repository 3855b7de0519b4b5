import type { StoredEvent } from '../derive/model.ts';
import type { Lookup } from '../directory/lookups.ts';
import { decodeState } from './codec.ts';
import type { ContactState } from './contact-state.ts';
import type { PartitionStore } from './partition-store.ts';

/** Enough for the contacts of one batch; five times as many gained nothing in throughput (measured), only memory. */
const MAX_CACHED_EVENTS = 30_000;

/** Decoded sets of recently touched contacts, over all partitions of a worker; the least recently used go first. */
export class StateCache {
  readonly #states = new Map<string, ContactState>();
  #events = 0;
  readonly #maxEvents: number;

  constructor(maxEvents = MAX_CACHED_EVENTS) {
    this.#maxEvents = maxEvents;
  }

  get(key: string): ContactState | undefined {
    const state = this.#states.get(key);
    if (!state) return undefined;
    this.#states.delete(key);
    this.#states.set(key, state);
    return state;
  }

  put(key: string, state: ContactState): void {
    this.#events += state.events.length;
    this.#states.set(key, state);
  }

  /** A set grew by one event. */
  grew(): void {
    this.#events++;
  }

  /** Drops what is too much; not in the middle of a batch, which holds on to its sets. */
  trim(): void {
    for (const [key, state] of this.#states) {
      if (this.#events <= this.#maxEvents) return;
      this.#events -= state.events.length;
      this.#states.delete(key);
    }
  }

  clear(): void {
    this.#states.clear();
    this.#events = 0;
  }

  get events(): number {
    return this.#events;
  }
}

/** One owned partition: its store, and what is derived but not yet stored. */
export class PartitionState {
  readonly partition: number;
  readonly store: PartitionStore;
  readonly #cache: StateCache;
  /** Sets of batches whose insert is under way. */
  readonly #pending = new Map<string, Buffer>();
  /** Answers of the directory that batches which landed were derived with, where not all contacts are: see `lookup-index.ts`. */
  readonly mixed = new Map<Lookup, Set<number>>();

  constructor(partition: number, store: PartitionStore, cache: StateCache) {
    this.partition = partition;
    this.store = store;
    this.#cache = cache;
  }

  /** The set under a key; an empty one if there is none. What is returned may be changed in place. */
  load(key: string): ContactState {
    const cacheKey = `${this.partition}/${key}`;
    const cached = this.#cache.get(cacheKey);
    if (cached) return cached;
    const bytes = this.#pending.get(key) ?? this.store.get(key);
    const state = bytes ? decodeState(bytes) : { events: [] };
    this.#cache.put(cacheKey, state);
    return state;
  }

  /** The set as it stands, for reading only: a walk over all contacts must not turn the cache over. */
  peek(key: string): readonly StoredEvent[] {
    const bytes = this.#pending.get(key) ?? this.store.get(key);
    return bytes ? decodeState(bytes).events : [];
  }

  addPending(entries: ReadonlyMap<string, Buffer>): void {
    for (const [key, bytes] of entries) this.#pending.set(key, bytes);
  }

  /** Stored: a set that a later batch changed again stays pending. */
  settle(entries: ReadonlyMap<string, Buffer>): void {
    for (const [key, bytes] of entries) if (this.#pending.get(key) === bytes) this.#pending.delete(key);
  }

  dropPending(): void {
    this.#pending.clear();
  }
}
