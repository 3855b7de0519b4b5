-- What became of the contacts acquired in the period that one salesperson got, by the tag that acquired them.
-- Report: Lead routing
-- Guide: SALESmanago, "Analityka lead routing" - Dystrybucja i przepływ kontaktów per sprzedawca, Szczegóły [E7]
-- Definition: the flow's nested cohort; a contact belongs to the last of the report's salespeople it was assigned to. salesperson '' = all.
-- Units: contacts.
-- Grain: one per tag of the report, also at 0.
-- Order: source_tag.
-- Access: view_all
create or replace view lead_routing_salesperson
(
    source_tag    String comment 'Tag of the report',
    transferred   UInt64 comment 'Contacts that were transferred',
    taken_up      UInt64 comment 'Of these, taken up',
    conversion_1  UInt64 comment 'Of these, reached conversion stage 1',
    conversion_2  UInt64 comment 'Of these, reached conversion stage 2',
    final         UInt64 comment 'Of these, reached the final stage'
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
            {{stages_reached()}}
        from lead_routed_contacts(report={report:String})
        where {{in_period(acquired_at)}}
          and ({salesperson:String} = '' or salesperson_id = {salesperson:String})
        group by source_tag
    )
select
    tags.source_tag as source_tag,
    counts.transferred as transferred,
    counts.taken_up as taken_up,
    counts.conversion_1 as conversion_1,
    counts.conversion_2 as conversion_2,
    counts.final as final
from tags
left join counts on tags.source_tag = counts.source_tag
order by source_tag
