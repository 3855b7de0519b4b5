-- Flow of the contacts acquired in the period: how many reached each stage, and how many dropped out before it.
-- Report: Lead routing
-- Guide: SALESmanago, "Analityka lead routing" - Przepływ kontaktów [B]-[D]
-- Definition: nested cohort of those acquired in the period; a stage counts if it and all before it were reached, up to the generation, also after the period.
--   salesperson '' = all; for one salesperson, acquired still counts all, and what others got is dropped at transferred.
-- Units: contacts; hours from acquisition to transfer, on the row transferred, NULL where nobody was transferred.
-- Grain: six; none before the first generation.
-- Order: stage_order.
-- Access: view_all
create or replace view lead_routing_flow
(
    stage_order                UInt8 comment 'Position, from 1',
    stage                      String comment 'acquired, transferred, taken_up, conversion_1, conversion_2 or final',
    contacts                   UInt64 comment 'Contacts that reached it',
    dropped                    UInt64 comment 'Contacts of the stage before that did not',
    average_hours_to_transfer  Nullable(Float64) comment 'Hours from acquisition to transfer, on average'
)
as
with cohort as
    (
        select
            if({salesperson:String} = '' or salesperson_id = {salesperson:String}, reached, 1) as reached,
            dateDiff('millisecond', acquired_at, transferred_at) / 3600000 as hours
        from lead_routed_contacts(report={report:String})
        where {{in_period(acquired_at)}}
    ),
    counts as
    (
        select
            [count(), countIf(reached >= 2), countIf(reached >= 3), countIf(reached >= 4), countIf(reached >= 5), countIf(reached >= 6)] as contacts,
            avgIf(hours, reached >= 2) as hours
        from cohort
    )
select
    toUInt8(position) as stage_order,
    {{flow_stages()}}[position] as stage,
    counts.contacts[position] as contacts,
    toUInt64(if(position = 1, 0, counts.contacts[position - 1] - counts.contacts[position])) as dropped,
    if(position = 2 and counts.contacts[2] > 0, counts.hours, null) as average_hours_to_transfer
from lead_last_generation(report={report:String}) as generation
cross join counts
array join [1, 2, 3, 4, 5, 6] as position
order by stage_order
