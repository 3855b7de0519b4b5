create table if not exists fact_lead_contacts
(
    run String comment 'Attempt that wrote the row',
    report_id String comment 'Lead report',
    contact_id String comment 'Contact',
    source_tag LowCardinality(String) comment 'Tag that acquired it',
    salesperson_id String comment 'Last of the report\'s salespeople it was assigned to; (none) before the transfer',
    acquired_at DateTime64(3, 'UTC') comment 'First tag of the report',
    transferred_at Nullable(DateTime64(3, 'UTC')) comment 'First assignment from the account to one of the salespeople since then',
    taken_up_at Nullable(DateTime64(3, 'UTC')) comment 'First tag of a first contact since the transfer',
    conversion_1_at Nullable(DateTime64(3, 'UTC')) comment 'First entered conversion stage 1, or a later one, since acquisition',
    conversion_2_at Nullable(DateTime64(3, 'UTC')) comment 'First entered conversion stage 2, or the final one, since acquisition',
    final_at Nullable(DateTime64(3, 'UTC')) comment 'First entered the final stage since acquisition'
)
engine = {{ReplacingMergeTree sharded by contact_id}}
partition by run
order by (run, contact_id)
settings non_replicated_deduplication_window = 1000
comment 'Contacts of lead reports as of a generation. Written by the reporter.';
