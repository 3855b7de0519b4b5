import type { ContactState } from './contact-state.ts';

/** Enough for the contacts of one batch; five times as many gained nothing in throughput (measured), only memory. */
const MAX_CACHED_EVENTS = 30_000;
/** As many with 500 bytes each. */
const MAX_CACHED_BYTES = 16 * 1024 * 1024;

/** Decoded sets of recently touched contacts, over all partitions of a worker; the least recently used go first. */
export class StateCache {
  readonly #states = new Map<string, ContactState>();
  readonly #maxEvents: number;
  readonly #maxBytes: number;

  constructor(maxEvents = MAX_CACHED_EVENTS, maxBytes = MAX_CACHED_BYTES) {
    this.#maxEvents = maxEvents;
    this.#maxBytes = maxBytes;
  }

  get(key: string): ContactState | undefined {
    const state = this.#states.get(key);
    if (!state) return undefined;
    this.#states.delete(key);
    this.#states.set(key, state);
    return state;
  }

  put(key: string, state: ContactState): void {
    this.#states.set(key, state);
  }

  delete(key: string): void {
    this.#states.delete(key);
  }

  /** Drops the sets that are not in chunks. */
  dropSmall(): void {
    for (const [key, state] of this.#states) if (!state.chunked) this.#states.delete(key);
  }

  /** Drops what is too much; not in the middle of a batch, which holds on to its sets. */
  trim(): void {
    let { events } = this;
    let bytes = 0;
    for (const state of this.#states.values()) bytes += state.bytes;
    for (const [key, state] of this.#states) {
      if (events <= this.#maxEvents && bytes <= this.#maxBytes) return;
      events -= state.events.length;
      bytes -= state.bytes;
      this.#states.delete(key);
    }
  }

  clear(): void {
    this.#states.clear();
  }

  get events(): number {
    let events = 0;
    for (const state of this.#states.values()) events += state.events.length;
    return events;
  }
}
