import { stored } from './column.ts';
import { DEDUPLICATED, table } from './table.ts';
import { TIME, TIME_OR_NULL } from './types.ts';

export default table({
  name: 'fact_lead_contacts',
  grain:
    'one contact of one run of a lead report. A run is one attempt at a generation, a partition of its own: it is dropped as a whole when it is no longer needed, or when the attempt was lost. Rows are written before the record in fact_lead_generations that makes them visible.',
  comment: 'Contacts of lead reports as of a generation. Written by the reporter.',
  engine: 'ReplacingMergeTree',
  orderBy: ['run', 'contact_id'],
  shardKey: 'contact_id',
  partitionBy: 'run',
  settings: DEDUPLICATED,
  columns: {
    run: stored('String', 'Attempt that wrote the row'),
    report_id: stored('String', 'Lead report'),
    contact_id: stored('String', 'Contact'),
    source_tag: stored('LowCardinality(String)', 'Tag that acquired it'),
    salesperson_id: stored('String', "Last of the report's salespeople it was assigned to; (none) before the transfer"),
    acquired_at: stored(TIME, 'First tag of the report'),
    transferred_at: stored(TIME_OR_NULL, 'First assignment from the account to one of the salespeople since then'),
    taken_up_at: stored(TIME_OR_NULL, 'First tag of a first contact since the transfer'),
    conversion_1_at: stored(TIME_OR_NULL, 'First entered conversion stage 1, or a later one, since acquisition'),
    conversion_2_at: stored(TIME_OR_NULL, 'First entered conversion stage 2, or the final one, since acquisition'),
    final_at: stored(TIME_OR_NULL, 'First entered the final stage since acquisition'),
  },
});
