import type { PartitionState } from '../state/partition-state.ts';
import type { StateCache } from '../state/state-cache.ts';
import type { Item } from './decode.ts';

/** Records of one key in a batch. */
export interface KeyItems {
  partition: number;
  key: string;
  /** contact_id or cost_id. */
  id: string;
  items: Item[];
}

/** Which keys of a batch are left to the slow lane. */
export interface SlowRule {
  /** The lane has records of the key already: what comes later comes after them. */
  isInLane(partition: number, key: string): boolean;
  /** A set of more bytes is the lane's in any case, as is one that is in chunks. */
  largeBytes: number;
  /** Sets up to this many bytes are derived with the batch, however many they are. */
  smallBytes: number;
  /** Of those between, the batch derives so many bytes, the smallest first. */
  batchBytes: number;
}

/**
 * 256 KiB, some 800 events, take 10 ms to read, derive and write. A batch derives 8 MiB of sets that are not small, some 300 ms,
 * so that a thousand middling contacts can't hold up the others either.
 */
export const DEFAULT_SLOW_RULE = { largeBytes: 256 * 1024, smallBytes: 16 * 1024, batchBytes: 8 * 1024 * 1024 };

export function byKey(items: Iterable<Item>): KeyItems[] {
  const keys = new Map<string, KeyItems>();
  for (const item of items) {
    const { partition } = item.record;
    const known = keys.get(`${partition}/${item.key}`);
    if (known) known.items.push(item);
    else keys.set(`${partition}/${item.key}`, { partition, key: item.key, id: item.event.key, items: [item] });
  }
  return [...keys.values()];
}

/** Splits a batch by what it costs to derive its keys now: by the sizes of their sets, which are looked up, not read. */
export function splitSlow(
  keys: readonly KeyItems[],
  { states, cache }: { states: ReadonlyMap<number, PartitionState>; cache: StateCache },
  rule: SlowRule,
): { now: KeyItems[]; slow: Item[] } {
  const now: KeyItems[] = [];
  const slow: Item[] = [];
  const middling: { bytes: number; key: KeyItems }[] = [];
  for (const key of keys) {
    const fresh = key.items.reduce((sum, { event }) => sum + event.dataJson.length + 200, 0);
    const found = states.get(key.partition)?.find(key.key, cache);
    const bytes = fresh + (found?.bytes ?? 0);
    if (bytes > rule.largeBytes || found?.isChunked || rule.isInLane(key.partition, key.key)) slow.push(...key.items);
    else if (bytes <= rule.smallBytes) now.push(key);
    else middling.push({ bytes, key });
  }
  middling.sort((a, b) => a.bytes - b.bytes);
  let spent = 0;
  for (const { bytes, key } of middling) {
    spent += bytes;
    if (spent > rule.batchBytes) slow.push(...key.items);
    else now.push(key);
  }
  return { now, slow };
}
