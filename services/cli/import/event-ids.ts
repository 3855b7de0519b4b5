import { createHash } from 'node:crypto';

/** Whether an id was made before: no, with the same contents, or with others in the row of a line. */
export type Seen = 'no' | 'same' | { line: number };

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

  const digest = (text: string): Buffer => createHash('sha1').update(text).digest();

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

  function place(id: string): { at: number; high: number; low: number } {
    const hash = digest(id);
    const [high, low] = [hash.readUInt32LE(0), hash.readUInt32LE(4)];
    return { at: find(slots, high, low), high, low };
  }

  return {
    /** @param text all of the event as it is sent */
    seen(id: string, text: string): Seen {
      const { at } = place(id);
      const line = slots[at + 3] ?? 0;
      if (line === 0) return 'no';
      return slots[at + 2] === digest(text).readUInt32LE(0) ? 'same' : { line };
    },
    /** Remembers an event; the first of an id stays. @param line from 1 */
    add(id: string, text: string, line: number): void {
      const { at, high, low } = place(id);
      if (slots[at + 3] !== 0) return;
      slots.set([high, low, digest(text).readUInt32LE(0), line], at);
      if (++count > (slots.length / WORDS) * 0.6) grow();
    },
  };
}

export type EventIds = ReturnType<typeof createEventIds>;
