import { createHash } from 'node:crypto';

/** Whether an id was made before: no, with the same contents, or with others in the row of a line. */
export type Seen = 'no' | 'same' | { line: number };

/** An event's id and contents as numbers of 32 bits: two of the id's hash, one of the contents'. */
export interface EventDigest {
  high: number;
  low: number;
  contents: number;
}

/** @param text all of the event as it is sent */
export function digestOf(id: string, text: string): EventDigest {
  const hash = sha1(id);
  return { high: hash.readUInt32LE(0), low: hash.readUInt32LE(4), contents: sha1(text).readUInt32LE(0) };
}

const sha1 = (text: string): Buffer => createHash('sha1').update(text).digest();

/** Words of an entry: 64 bits of the id's hash, 32 of the contents', the line. */
const WORDS = 4;
const FIRST_SLOTS = 1 << 12;

/**
 * The ids of the events that a file made, with a hash of their contents and the line of the row. 16 bytes an entry at
 * a load of at most 0.6, so 10,000,000 events take 512 MB and a million 32 MB; two ids meet by chance once in a million
 * files of that size.
 */
export function createEventIds() {
  let slots = new Uint32Array(FIRST_SLOTS * WORDS);
  let count = 0;

  /** Index of the first word of the entry, or of the free place for it. */
  function find(table: Uint32Array, high: number, low: number): number {
    const mask = table.length / WORDS - 1;
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const at = slot * WORDS;
      // The line is never 0, so 0 marks a free place.
      if (table[at + 3] === 0 || (table[at] === high && table[at + 1] === low)) return at;
    }
  }

  function grow(): void {
    const larger = new Uint32Array(slots.length * 2);
    for (let at = 0; at < slots.length; at += WORDS) {
      if (slots[at + 3] === 0) continue;
      larger.set(slots.subarray(at, at + WORDS), find(larger, slots[at] ?? 0, slots[at + 1] ?? 0));
    }
    slots = larger;
  }

  return {
    seen({ high, low, contents }: EventDigest): Seen {
      const at = find(slots, high, low);
      const line = slots[at + 3] ?? 0;
      if (line === 0) return 'no';
      return slots[at + 2] === contents ? 'same' : { line };
    },
    /** Remembers an event; the first of an id stays. @param line from 1 */
    add({ high, low, contents }: EventDigest, line: number): void {
      const at = find(slots, high, low);
      if (slots[at + 3] !== 0) return;
      slots.set([high, low, contents, line], at);
      if (++count > (slots.length / WORDS) * 0.6) grow();
    },
  };
}

export type EventIds = ReturnType<typeof createEventIds>;
