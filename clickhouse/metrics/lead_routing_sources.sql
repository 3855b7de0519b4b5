-- Contacts acquired in the period by the tag that acquired them.
-- Report: Lead routing
-- Guide: SALESmanago, "Analityka lead routing" - Przepływ kontaktów [B1]-[B3]
-- Definition: the first of the report's tags that a contact got, for good; on the last daily generation.
-- Units: contacts.
-- Grain: one per tag of the report, also at 0.
-- Order: source_tag.
-- Access: view_all
create or replace view lead_routing_sources
(
    source_tag  String comment 'Tag of the report',
    acquired    UInt64 comment 'Contacts that it acquired in the period'
)
as
with
    tags as
    (
        select arrayJoin(source_tags) as source_tag
        from lead_last_generation(report={report:String})
    ),
    counts as
    (
        select
            source_tag,
            count() as acquired
        from lead_routed_contacts(report={report:String})
        where {{in_period(acquired_at)}}
        group by source_tag
    )
select
    tags.source_tag as source_tag,
    counts.acquired as acquired
from tags
left join counts on tags.source_tag = counts.source_tag
order by source_tag
