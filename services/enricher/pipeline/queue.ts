import { sizeOf } from '../io/consumer.ts';
import type { Record } from '../io/record.ts';

export interface QueueLimits {
  maxBatchRecords: number;
  /** With this many waiting a batch is taken at once: under lag, waiting for more only leaves the processor idle. */
  eagerRecords: number;
  maxBatchBytes: number;
  /** Reading pauses above this and goes on below half of it. */
  maxQueuedBytes: number;
  /** A batch is taken this long after its first record came, full or not. */
  maxDelayMs: number;
  /** And not sooner after the batch before it, unless `eagerRecords` wait: every batch is an insert into each of some seven tables. */
  minSpacingMs: number;
}

/**
 * A lone event waits 100 ms; in a stream two batches a second, unless 5,000 records wait (docs/adr/0027-half-a-second-between-batches.md). At 500
 * events a second inserts and merges of tiny parts took 1.06 cores at 250 ms, 0.57 at 500 ms and 0.37 at 1 s; contract: within a second.
 * 32 MiB of records at most wait in memory, plus one fetch.
 */
export const DEFAULT_LIMITS: QueueLimits = {
  maxBatchRecords: 20_000,
  eagerRecords: 5_000,
  maxBatchBytes: 16 * 1024 * 1024,
  maxQueuedBytes: 32 * 1024 * 1024,
  maxDelayMs: 100,
  minSpacingMs: 500,
};

/** Records read and not yet taken, in order of arrival. Pure but for the clock that is passed in. */
export class RecordQueue {
  #records: Record[] = [];
  #bytes = 0;
  #oldestAtMs = 0;
  #takenAtMs = Number.NEGATIVE_INFINITY;
  readonly #limits: QueueLimits;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get length(): number {
    return this.#records.length;
  }

  push(records: readonly Record[], nowMs: number): void {
    if (this.#records.length === 0) this.#oldestAtMs = nowMs;
    for (const record of records) {
      this.#records.push(record);
      this.#bytes += sizeOf(record);
    }
  }

  isOverfull(): boolean {
    return this.#bytes > this.#limits.maxQueuedBytes;
  }

  hasRoom(): boolean {
    return this.#bytes < this.#limits.maxQueuedBytes / 2;
  }

  /** Milliseconds until a batch is due; 0: now; undefined: there is nothing. */
  dueInMs(nowMs: number): number | undefined {
    if (this.#records.length === 0) return undefined;
    if (this.#records.length >= this.#limits.eagerRecords || this.#bytes >= this.#limits.maxBatchBytes) return 0;
    const dueAtMs = Math.max(this.#oldestAtMs + this.#limits.maxDelayMs, this.#takenAtMs + this.#limits.minSpacingMs);
    return Math.max(0, dueAtMs - nowMs);
  }

  take(nowMs: number): Record[] {
    let count = 0;
    let bytes = 0;
    for (const record of this.#records) {
      if (count > 0 && (count >= this.#limits.maxBatchRecords || bytes >= this.#limits.maxBatchBytes)) break;
      count++;
      bytes += sizeOf(record);
    }
    const batch = this.#records.slice(0, count);
    this.#records = this.#records.slice(count);
    this.#bytes -= bytes;
    this.#oldestAtMs = nowMs;
    this.#takenAtMs = nowMs;
    return batch;
  }

  clear(): void {
    this.#records = [];
    this.#bytes = 0;
  }
}
