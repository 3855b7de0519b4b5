create table if not exists fact_lead_generations
(
    report_id String comment 'Lead report',
    day Date comment 'Business day: events before its beginning',
    run String comment 'Attempt that made it',
    generated_at DateTime64(3, 'UTC') comment 'When it was made',
    recorded_at DateTime64(6, 'UTC') default now64(6, 'UTC') comment 'When it was recorded, by the clock of ClickHouse',
    contacts UInt64 comment 'Contacts acquired before the day',
    source_tags Array(String) comment 'Configuration that it was made with',
    forwarded_from String comment 'Configuration that it was made with',
    salespeople Array(String) comment 'Configuration that it was made with',
    first_contact_tag String comment 'Configuration that it was made with',
    conversion_stage_1 String comment 'Configuration that it was made with',
    conversion_stage_2 String comment 'Configuration that it was made with',
    final_stage String comment 'Configuration that it was made with',
    known_versions Array(UInt64) comment 'Fingerprints of the versions that had been applied by then'
)
engine = {{ReplacingMergeTree sharded by report_id}}
order by (report_id, day, run)
settings non_replicated_deduplication_window = 10000
comment 'Generations of lead reports. Written by the reporter.';
