-- Generations of lead reports, with the configuration that each was made with.
-- Grain: one generation of one lead report: a business day.
-- Access: tables
-- Of several attempts at one day the first to be recorded is the generation.
create or replace view lead_report_generations
(
    report_id           String comment 'Lead report',
    day                 Date comment 'Business day: over events before its beginning',
    run                 String comment 'Attempt that made it',
    generated_at        DateTime64(3, '{{timezone}}') comment 'When it was made',
    contacts            UInt64 comment 'Contacts acquired before the day',
    source_tags         Array(String) comment 'Tags that acquire, sorted',
    forwarded_from      String comment 'Account that forwards',
    salespeople         Array(String) comment 'Salespeople, sorted',
    first_contact_tag   String comment 'Tag of a first contact',
    conversion_stage_1  String comment 'Stage that is conversion 1',
    conversion_stage_2  String comment 'Stage that is conversion 2',
    final_stage         String comment 'Stage that is final',
    known_versions      Array(UInt64) comment 'Fingerprints of the versions that had been applied by then'
)
as
with recorded as
    (
        select
            report_id,
            day,
            argMin(
                (
                    run,
                    generated_at,
                    contacts,
                    source_tags,
                    forwarded_from,
                    salespeople,
                    first_contact_tag,
                    conversion_stage_1,
                    conversion_stage_2,
                    final_stage,
                    known_versions
                ),
                (recorded_at, run)
            ) as first
        from fact_lead_generations
        group by report_id, day
    )
select
    report_id,
    day,
    first.1 as run,
    {{local_time(first.2)}} as generated_at,
    first.3 as contacts,
    first.4 as source_tags,
    first.5 as forwarded_from,
    first.6 as salespeople,
    first.7 as first_contact_tag,
    first.8 as conversion_stage_1,
    first.9 as conversion_stage_2,
    first.10 as final_stage,
    first.11 as known_versions
from recorded
