-- Every version of every lead report, and whether it is applied. A version of several contents under one identity is the one that counts.
-- Grain: one version of one lead report.
-- Access: tables
-- Until the first generation every version is applied; from then on a version that the first generation did not know by its midnight may only change
-- active and name, or is refused as a whole. Tags and salespeople compare as sets.
create or replace view lead_report_versions
(
    report_id           String comment 'Lead report',
    source              String comment 'CloudEvents source',
    id                  String comment 'CloudEvents id',
    time                DateTime64(3, '{{timezone}}') comment 'Event time in the business time zone',
    time_sub            String comment 'Digits of the event time beyond milliseconds, without trailing zeros',
    received_at         DateTime64(3, '{{timezone}}') comment 'When it was received',
    name                String comment 'Name, else (none)',
    active              UInt8 comment '1: to be generated daily',
    source_tags         Array(String) comment 'Tags that acquire, sorted',
    forwarded_from      String comment 'Account that forwards',
    salespeople         Array(String) comment 'Salespeople, sorted',
    first_contact_tag   String comment 'Tag of a first contact',
    conversion_stage_1  String comment 'Stage that is conversion 1',
    conversion_stage_2  String comment 'Stage that is conversion 2',
    final_stage         String comment 'Stage that is final',
    fingerprint         UInt64 comment 'Tells versions apart: identity, time and what may not change',
    refused_changes     Array(String) comment 'Frozen fields that it would change; empty: applied',
    applied             UInt8 comment '0: refused, as it would change a frozen report'
)
as
with
    versions as
    (
        select
            entity_id as report_id,
            source,
            id,
            {{local_time(time)}} as time,
            {{event_time_digits()}} as time_sub,
            {{local_time(received_at)}} as received_at,
            {{said(data, 'name')}} as name,
            toUInt8(JSONExtractBool(data, 'active')) as active,
            arraySort(arrayDistinct(JSONExtract(data, 'source_tags', 'Array(String)'))) as source_tags,
            JSONExtractString(data, 'forwarded_from') as forwarded_from,
            arraySort(arrayDistinct(JSONExtract(data, 'salespeople', 'Array(String)'))) as salespeople,
            JSONExtractString(data, 'first_contact_tag') as first_contact_tag,
            JSONExtractString(data, 'conversion_stage_1') as conversion_stage_1,
            JSONExtractString(data, 'conversion_stage_2') as conversion_stage_2,
            JSONExtractString(data, 'final_stage') as final_stage,
            sipHash64(
                source, id, time_text, source_tags, forwarded_from, salespeople,
                first_contact_tag, conversion_stage_1, conversion_stage_2, final_stage
            ) as fingerprint
        from fact_directory final
        where type = 'crm.lead_report.set'
    ),
    frozen as
    (
        select
            report_id,
            argMin(
                (
                    source_tags,
                    forwarded_from,
                    salespeople,
                    first_contact_tag,
                    conversion_stage_1,
                    conversion_stage_2,
                    final_stage,
                    known_versions
                ),
                day
            ) as first
        from lead_report_generations
        group by report_id
    )
select
    versions.report_id as report_id,
    versions.source as source,
    versions.id as id,
    versions.time as time,
    versions.time_sub as time_sub,
    versions.received_at as received_at,
    versions.name as name,
    versions.active as active,
    versions.source_tags as source_tags,
    versions.forwarded_from as forwarded_from,
    versions.salespeople as salespeople,
    versions.first_contact_tag as first_contact_tag,
    versions.conversion_stage_1 as conversion_stage_1,
    versions.conversion_stage_2 as conversion_stage_2,
    versions.final_stage as final_stage,
    versions.fingerprint as fingerprint,
    if(
        empty(frozen.first.8) or has(frozen.first.8, fingerprint),
        [],
        arrayFilter(
            (field, changed) -> changed,
            ['source_tags', 'forwarded_from', 'salespeople', 'first_contact_tag', 'conversion_stage_1', 'conversion_stage_2', 'final_stage'],
            [
                versions.source_tags != frozen.first.1,
                versions.forwarded_from != frozen.first.2,
                versions.salespeople != frozen.first.3,
                versions.first_contact_tag != frozen.first.4,
                versions.conversion_stage_1 != frozen.first.5,
                versions.conversion_stage_2 != frozen.first.6,
                versions.final_stage != frozen.first.7
            ]
        )
    ) as refused_changes,
    toUInt8(empty(refused_changes)) as applied
from versions
left join frozen on versions.report_id = frozen.report_id
