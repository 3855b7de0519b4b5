-- What became of the contacts acquired in the period, by salesperson.
-- Report: Lead routing
-- Guide: SALESmanago, "Analityka lead routing" - Dystrybucja i przepływ kontaktów per sprzedawca [E]
-- Definition: the flow's nested cohort; a contact belongs to the last of the report's salespeople it was assigned to.
-- Units: contacts.
-- Grain: one per salesperson of the report, also at 0.
-- Order: salesperson_id.
-- Access: view_all
create or replace view lead_routing_salespeople
(
    salesperson_id    String comment 'Salesperson',
    salesperson_name  String comment 'Name, else (none)',
    transferred       UInt64 comment 'Contacts that were transferred',
    taken_up          UInt64 comment 'Of these, taken up',
    conversion_1      UInt64 comment 'Of these, reached conversion stage 1',
    conversion_2      UInt64 comment 'Of these, reached conversion stage 2',
    final             UInt64 comment 'Of these, reached the final stage'
)
as
with
    people as
    (
        select arrayJoin(salespeople) as salesperson_id
        from lead_last_generation(report={report:String})
    ),
    counts as
    (
        select
            salesperson_id,
            {{stages_reached()}}
        from lead_routed_contacts(report={report:String})
        where {{in_period(acquired_at)}}
        group by salesperson_id
    ),
    {{names_of(salesperson_id, salespeople)}} as names
select
    people.salesperson_id as salesperson_id,
    {{name_in(people.salesperson_id, names)}} as salesperson_name,
    counts.transferred as transferred,
    counts.taken_up as taken_up,
    counts.conversion_1 as conversion_1,
    counts.conversion_2 as conversion_2,
    counts.final as final
from people
left join counts on people.salesperson_id = counts.salesperson_id
order by salesperson_id
