/** Values by key within a bound of bytes: what was used least recently goes first. */
export interface ByteCache<T> {
  get: (key: string) => T | undefined;
  /** @param bytes size of key and value as the caller counts it; what is larger than the whole cache is not kept */
  set: (key: string, value: T, bytes: number) => void;
  delete: (key: string) => void;
  /** How many values are kept. */
  readonly size: number;
  /** Sum of the sizes of what is kept, never more than `maxBytes`. */
  readonly bytes: number;
}

export function createByteCache<T>({ maxBytes }: { maxBytes: number }): ByteCache<T> {
  // A Map keeps the order of insertion: the first is the one used least recently.
  const entries = new Map<string, { value: T; bytes: number }>();
  let total = 0;

  function remove(key: string): void {
    const entry = entries.get(key);
    if (!entry) return;
    entries.delete(key);
    total -= entry.bytes;
  }

  return {
    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set(key, value, bytes) {
      if (!Number.isFinite(bytes) || bytes < 0) throw new RangeError(`bytes must be 0 or more, not ${bytes}`);
      remove(key);
      if (bytes > maxBytes) return;
      entries.set(key, { value, bytes });
      total += bytes;
      for (const oldest of entries.keys()) {
        if (total <= maxBytes) return;
        remove(oldest);
      }
    },
    delete: remove,
    get size() {
      return entries.size;
    },
    get bytes() {
      return total;
    },
  };
}
