export { accountForRecords, type PartitionRecords } from './account-for-records.ts';
export { type DoubleClaim, lettersWithoutRecord } from './accounts.ts';
export { firstOffsets } from './kafka-records.ts';
export { type OffsetRange, sizeOf } from './ranges.ts';
