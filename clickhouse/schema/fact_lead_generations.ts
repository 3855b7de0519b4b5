import { stored } from './column.ts';
import { table } from './table.ts';
import { TIME } from './types.ts';

export default table({
  name: 'fact_lead_generations',
  grain:
    'one run that was completed for one day of a lead report. Of several for one day the first to be recorded counts, for good.',
  comment: 'Generations of lead reports. Written by the reporter.',
  engine: 'ReplacingMergeTree',
  orderBy: ['report_id', 'day', 'run'],
  shardKey: 'report_id',
  settings: { non_replicated_deduplication_window: 10_000 },
  columns: {
    report_id: stored('String', 'Lead report'),
    day: stored('Date', 'Business day: events before its beginning'),
    run: stored('String', 'Attempt that made it'),
    generated_at: stored(TIME, 'When it was made'),
    recorded_at: stored("DateTime64(6, 'UTC')", 'When it was recorded, by the clock of ClickHouse', {
      default: "now64(6, 'UTC')",
    }),
    contacts: stored('UInt64', 'Contacts acquired before the day'),
    source_tags: stored('Array(String)', 'Configuration that it was made with'),
    forwarded_from: stored('String', 'Configuration that it was made with'),
    salespeople: stored('Array(String)', 'Configuration that it was made with'),
    first_contact_tag: stored('String', 'Configuration that it was made with'),
    conversion_stage_1: stored('String', 'Configuration that it was made with'),
    conversion_stage_2: stored('String', 'Configuration that it was made with'),
    final_stage: stored('String', 'Configuration that it was made with'),
    known_versions: stored('Array(UInt64)', 'Fingerprints of the versions that had been applied by then'),
  },
});
