import type { Table } from './index.ts';

const ARRIVAL = ['received_at', 'conflicts', 'topic', 'partition', 'offset'];

/**
 * Columns that the reference model does not compute: how a record came (the property tests of arrivals look at it), free text, and what an event names
 * of its moment (`test/unit/enricher` derives it). Every other column is compared; one that only one side has is a difference.
 */
export const UNMODELLED: Readonly<Partial<Record<Table, readonly string[]>>> = {
  events: [
    ...ARRIVAL,
    'subject',
    'campaign_id',
    'campaign_name',
    'source_id',
    'source_name',
    'salesperson_id',
    'salesperson_name',
  ],
  directory_events: ARRIVAL,
  refusals: ['detail'],
};
