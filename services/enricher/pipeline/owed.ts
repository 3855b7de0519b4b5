import type { Item } from '../batch/decode.ts';
import { sizeOf } from '../io/consumer.ts';

interface Key {
  partition: number;
  waiting: Item[];
  /** Offsets of all of its records here. */
  offsets: Set<number>;
  /** In the batch that the lane is at. */
  busy: readonly Item[];
}

const nameOf = (partition: number, key: string): string => `${partition}/${key}`;

/** Lowest offset; undefined: there is none. */
function lowest(items: readonly Item[]): number | undefined {
  let least: number | undefined;
  for (const { record } of items) if (least === undefined || record.offset < least) least = record.offset;
  return least;
}

/**
 * Records that were read and whose facts are owed, by key, the key that has waited longest first. They are in memory only: no offset at or
 * behind one of them is committed, so that a crash has them read again.
 */
export class OwedRecords {
  readonly #keys = new Map<string, Key>();
  #bytes = 0;

  /** Bytes of their records. */
  get bytes(): number {
    return this.#bytes;
  }

  get length(): number {
    let length = 0;
    for (const { waiting, busy } of this.#keys.values()) length += waiting.length + busy.length;
    return length;
  }

  get keys(): number {
    return this.#keys.size;
  }

  get isEmpty(): boolean {
    return this.#keys.size === 0;
  }

  add(items: readonly Item[]): void {
    for (const item of items) {
      const { partition } = item.record;
      const name = nameOf(partition, item.key);
      const key: Key = this.#keys.get(name) ?? { partition, waiting: [], busy: [], offsets: new Set() };
      // A batch that is bisected brings its records once more.
      if (key.offsets.has(item.record.offset)) continue;
      key.offsets.add(item.record.offset);
      key.waiting.push(item);
      this.#keys.set(name, key);
      this.#bytes += sizeOf(item.record);
    }
  }

  has(partition: number, key: string): boolean {
    return this.#keys.has(nameOf(partition, key));
  }

  partitions(): number[] {
    return [...new Set([...this.#keys.values()].map(({ partition }) => partition))];
  }

  /** The first record of a partition that is owed: what may be committed ends before it. */
  firstOf(partition: number): number | undefined {
    let least: number | undefined;
    for (const key of this.#keys.values()) {
      if (key.partition !== partition) continue;
      for (const items of [key.waiting, key.busy]) {
        const first = lowest(items);
        if (first !== undefined && (least === undefined || first < least)) least = first;
      }
    }
    return least;
  }

  /** Takes all that waits of the first key, and of the next ones up to so many bytes; in order of offsets. */
  take(maxBytes: number): Item[] {
    const taken: Item[] = [];
    let bytes = 0;
    for (const key of this.#keys.values()) {
      if (taken.length > 0 && bytes >= maxBytes) break;
      key.busy = key.waiting;
      key.waiting = [];
      for (const item of key.busy) {
        taken.push(item);
        bytes += sizeOf(item.record);
      }
    }
    return taken.sort((a, b) => a.record.partition - b.record.partition || a.record.offset - b.record.offset);
  }

  /** What was taken is done. A key of which more waits goes to the end. */
  done(): void {
    for (const [name, key] of this.#keys) {
      if (key.busy.length === 0) continue;
      for (const { record } of key.busy) {
        this.#bytes -= sizeOf(record);
        key.offsets.delete(record.offset);
      }
      key.busy = [];
      this.#keys.delete(name);
      if (key.waiting.length > 0) this.#keys.set(name, key);
    }
  }

  clear(): void {
    this.#keys.clear();
    this.#bytes = 0;
  }
}
