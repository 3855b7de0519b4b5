import { crc32 } from 'node:zlib';
import { BinaryWriter } from '../../../clickhouse/schema/binary-writer.ts';
import fact_contacts from '../../../clickhouse/schema/fact_contacts.ts';
import fact_costs from '../../../clickhouse/schema/fact_costs.ts';
import fact_events from '../../../clickhouse/schema/fact_events.ts';
import fact_opportunities from '../../../clickhouse/schema/fact_opportunities.ts';
import fact_orders from '../../../clickhouse/schema/fact_orders.ts';
import fact_tasks from '../../../clickhouse/schema/fact_tasks.ts';
import { type FactsOf, flat } from '../../../clickhouse/schema/table.ts';
import { eventRow } from '../derive/event-row.ts';
import type { Facts } from '../derive/model.ts';
import { monthOf } from '../derive/months.ts';
import { type CheckedTable, isCompared } from './checked-tables.ts';

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

const canonicalWriter = () => new BinaryWriter(64 * 1024, true);

const monthOfValue = (value: unknown, type: string): number => {
  if (typeof value !== 'number') return 0;
  return monthOf(type === 'Date32' ? value * DAY_MS : value);
};

/** Encodes rows of a table by the very encoders of live processing, and keeps nothing of them but a checksum. */
function checksumsOf<Row extends { version: number }>(
  table: CheckedTable,
  { columns, orderBy, derived }: FactsOf<Row>,
): (row: Row) => RowChecksum {
  const writes = flat(columns)
    .filter(isCompared)
    .map(({ write }) => write);
  const keyColumns = orderBy.flatMap((name) => columns[name] ?? []);
  const month = columns[derived.month];
  let writer = canonicalWriter();
  return (row) => {
    // It only grows: a fresh one now and then, and the bytes of one row are what was written last.
    if (writer.length > 1 << 20) writer = canonicalWriter();
    const from = writer.length;
    for (const write of writes) write(writer, row);
    return {
      table,
      keys: keyColumns.map(({ read }) => String(read(row))),
      month: month ? monthOfValue(month.read(row), month.type) : 0,
      checksum: crc32(writer.bytes().subarray(from)),
      version: row.version,
    };
  };
}

const ofContact = checksumsOf('fact_contacts', fact_contacts);
const ofOpportunity = checksumsOf('fact_opportunities', fact_opportunities);
const ofOrder = checksumsOf('fact_orders', fact_orders);
const ofTask = checksumsOf('fact_tasks', fact_tasks);
const ofCost = checksumsOf('fact_costs', fact_costs);
const ofEvent = checksumsOf('fact_events', fact_events);

/** Every row of a set's facts, told apart and summed up. */
export function* rowChecksums(facts: Facts, topic: string): Generator<RowChecksum> {
  const { contact, cost, eventsVersion } = facts;
  if (contact) yield ofContact(contact);
  for (const row of facts.opportunities) yield ofOpportunity(row);
  for (const row of facts.orders) yield ofOrder(row);
  for (const row of facts.tasks) yield ofTask(row);
  if (cost) yield ofCost(cost);
  for (const { event, enrichment } of facts.events) yield ofEvent(eventRow(event, enrichment, topic, eventsVersion));
}
