-- Contacts acquired, transferred and taken up in the period.
-- Report: Lead routing
-- Guide: SALESmanago, "Analityka lead routing" - Podstawowe dane [2]-[5]
-- Definition: each counted by its own time, on the last daily generation; per_salesperson = transferred / salespeople of the report.
-- Units: contacts; per_salesperson is a ratio, NULL for a report without salespeople.
-- Grain: one; none before the first generation.
-- Order: acquired.
-- Access: view_all
create or replace view lead_routing_basics
(
    acquired         UInt64 comment 'Contacts that first got one of the report''s tags',
    transferred      UInt64 comment 'Contacts first assigned from the account to one of the salespeople',
    taken_up         UInt64 comment 'Contacts first tagged as contacted since the transfer',
    per_salesperson  Nullable(Float64) comment 'Transferred contacts per salesperson of the report'
)
as
with
    {{start_of({from:Date})}} as start_at,
    {{start_of({to:Date})}} as end_at,
    milestones as
    (
        select
            countIf(acquired_at >= start_at and acquired_at < end_at) as acquired,
            countIf(transferred_at >= start_at and transferred_at < end_at) as transferred,
            countIf(taken_up_at >= start_at and taken_up_at < end_at) as taken_up
        from lead_routed_contacts(report={report:String})
    )
select
    milestones.acquired as acquired,
    milestones.transferred as transferred,
    milestones.taken_up as taken_up,
    milestones.transferred / nullIf(length(generation.salespeople), 0) as per_salesperson
from lead_last_generation(report={report:String}) as generation
cross join milestones
