import { identifier } from '../../../clickhouse/quote.ts';
import { partitionOf } from '../../shared/partitioner.ts';

/**
 * Keys are compared in slots: by the hash that chooses their partition, some 32 keys each. All keys of a slot are of one partition,
 * as the number of slots is a multiple of that of partitions.
 */
export interface Slots {
  partitions: number;
  slots: number;
}

const KEYS_A_SLOT = 32;
/** 262,144 slots of six tables are some 100 MB while they are compared. */
const MOST_SLOTS = 2 ** 18;

/** @param keys about how many there are */
export function slotsFor(keys: number, partitions: number): Slots {
  const perPartition = 2 ** Math.max(4, Math.ceil(Math.log2(Math.max(1, keys / KEYS_A_SLOT / partitions))));
  const most = 2 ** Math.floor(Math.log2(Math.max(1, MOST_SLOTS / partitions)));
  return { partitions, slots: partitions * Math.min(perPartition, most) };
}

export const slotOf = (key: string, { slots }: Slots): number => partitionOf(key, slots);

export const partitionOfSlot = (slot: number, { partitions }: Slots): number => slot % partitions;

/** {@link slotOf} in ClickHouse; parameter `slots`. */
export const slotSql = (column: string): string =>
  `bitAnd(kafkaMurmurHash(${identifier(column)}), 2147483647) % {slots: UInt32}`;
