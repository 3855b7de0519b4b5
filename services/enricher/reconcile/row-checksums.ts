import { crc32 } from 'node:zlib';
import type { Facts } from '../derive/model.ts';
import { monthOf } from '../derive/months.ts';
import { BinaryWriter } from '../rows/binary-writer.ts';
import { EVENTS } from '../rows/record-tables.ts';
import { CONTACTS, COSTS, OPPORTUNITIES, ORDERS, TASKS, type Table } from '../rows/tables.ts';
import { type CheckedTable, SHAPES } from './checked-tables.ts';

/** A derived row as far as it is compared. */
export interface RowChecksum {
  table: CheckedTable;
  /** Values of the columns that tell rows apart, in their order. */
  keys: readonly string[];
  /** As ClickHouse's `toRelativeMonthNum`; 0: the row has no time. */
  month: number;
  /** CRC-32 of the compared columns in RowBinary: what `CRC32(formatRow('RowBinary', …))` gives for the stored row. */
  checksum: number;
  version: number;
}

const DAY_MS = 86_400_000;
const month = (timeMs: number | undefined): number => (timeMs === undefined ? 0 : monthOf(timeMs));

const canonicalWriter = () => new BinaryWriter(64 * 1024, true);

/** Encodes rows of a table by the very encoders of live processing, and keeps nothing of them but a checksum. */
function checksumOf<Row>(table: Table<Row>, columns: readonly string[]): (row: Row) => number {
  const kept = new Set(columns);
  const writes = table.columns.filter(([name]) => kept.has(name)).map(([, write]) => write);
  let writer = canonicalWriter();
  return (row) => {
    // It only grows: a fresh one now and then, and the bytes of one row are what was written last.
    if (writer.length > 1 << 20) writer = canonicalWriter();
    const from = writer.length;
    for (const write of writes) write(writer, row);
    return crc32(writer.bytes().subarray(from));
  };
}

const ofContact = checksumOf(CONTACTS, SHAPES.fact_contacts.columns);
const ofOpportunity = checksumOf(OPPORTUNITIES, SHAPES.fact_opportunities.columns);
const ofOrder = checksumOf(ORDERS, SHAPES.fact_orders.columns);
const ofTask = checksumOf(TASKS, SHAPES.fact_tasks.columns);
const ofCost = checksumOf(COSTS, SHAPES.fact_costs.columns);
const ofEvent = checksumOf(EVENTS, SHAPES.fact_events.columns);

/** Every row of a set's facts, told apart and summed up. */
export function* rowChecksums(facts: Facts, topic: string): Generator<RowChecksum> {
  const { contact, cost } = facts;
  if (contact) {
    const keys = [contact.contactId];
    const { version } = contact;
    yield { table: 'fact_contacts', keys, month: month(contact.createdAtMs), checksum: ofContact(contact), version };
  }
  for (const row of facts.opportunities) {
    const keys = [row.campaignId, row.opportunityId, row.contactId];
    const { version } = row;
    yield { table: 'fact_opportunities', keys, month: month(row.createdAtMs), checksum: ofOpportunity(row), version };
  }
  for (const row of facts.orders) {
    const keys = [row.orderId, row.contactId];
    const { version } = row;
    yield { table: 'fact_orders', keys, month: month(row.orderedAtMs), checksum: ofOrder(row), version };
  }
  for (const row of facts.tasks) {
    const keys = [row.taskId, row.contactId];
    const { version } = row;
    yield { table: 'fact_tasks', keys, month: month(row.createdAtMs), checksum: ofTask(row), version };
  }
  if (cost) {
    const keys = [cost.costId];
    const { version } = cost;
    yield { table: 'fact_costs', keys, month: month(cost.spentOnDay * DAY_MS), checksum: ofCost(cost), version };
  }
  const version = facts.eventsVersion;
  for (const { event, enrichment } of facts.events) {
    const keys = [event.key, event.source, event.id];
    const checksum = ofEvent({ event, enrichment, topic, version });
    yield { table: 'fact_events', keys, month: month(event.timeMs), checksum, version };
  }
}
