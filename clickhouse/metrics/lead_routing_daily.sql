-- Contacts acquired, transferred and taken up by day.
-- Report: Lead routing
-- Guide: SALESmanago, "Analityka lead routing" - Podstawowe dane, Podgląd
-- Definition: each counted by its own time, on the last daily generation.
-- Units: contacts.
-- Grain: one per day of the period on which something happened, by day.
-- Order: day.
-- Access: view_all
create or replace view lead_routing_daily
(
    day          Date comment 'Business day',
    acquired     UInt64 comment 'Contacts that first got one of the report''s tags',
    transferred  UInt64 comment 'Contacts first assigned from the account to one of the salespeople',
    taken_up     UInt64 comment 'Contacts first tagged as contacted since the transfer'
)
as
with milestones as
    (
        select
            step.1 as milestone,
            toDate(assumeNotNull(step.2)) as day
        from lead_routed_contacts(report={report:String})
        array join [(1, toNullable(acquired_at)), (2, transferred_at), (3, taken_up_at)] as step
        where {{in_period(step.2)}}
    )
select
    day,
    countIf(milestone = 1) as acquired,
    countIf(milestone = 2) as transferred,
    countIf(milestone = 3) as taken_up
from milestones
group by day
order by day
