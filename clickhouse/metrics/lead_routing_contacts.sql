-- List of the contacts acquired in the period: what is behind the counts of sources, flow and salespeople.
-- Report: Lead routing
-- Guide: SALESmanago, "Analityka lead routing" - Przepływ kontaktów, the contacts behind each number
-- Definition: on the last daily generation; stage is the furthest of the nested flow. The contacts that a stage counts are those with at least its stage_order.
-- Units: hours from acquisition to transfer, NULL if not transferred.
-- Grain: one per contact.
-- Order: acquired_at, contact_id.
-- Access: view_all
create or replace view lead_routing_contacts
(
    contact_id         String comment 'Contact',
    contact_name       String comment 'Name of the contact, else (none)',
    source_tag         String comment 'Tag that acquired it',
    salesperson_id     String comment 'Last of the report''s salespeople it was assigned to; (none) before the transfer',
    salesperson_name   String comment 'Name of the salesperson, else (none)',
    stage_order        UInt8 comment 'Position of that stage in the flow, from 1',
    stage              String comment 'Furthest stage of the flow: acquired, transferred, taken_up, conversion_1, conversion_2 or final',
    acquired_at        DateTime64(3, '{{timezone}}') comment 'First tag of the report',
    transferred_at     Nullable(DateTime64(3, '{{timezone}}')) comment 'First assignment from the account to one of the salespeople since then',
    taken_up_at        Nullable(DateTime64(3, '{{timezone}}')) comment 'First tag of a first contact since the transfer',
    conversion_1_at    Nullable(DateTime64(3, '{{timezone}}')) comment 'First entered conversion stage 1, or a later one, since acquisition',
    conversion_2_at    Nullable(DateTime64(3, '{{timezone}}')) comment 'First entered conversion stage 2, or the final one, since acquisition',
    final_at           Nullable(DateTime64(3, '{{timezone}}')) comment 'First entered the final stage since acquisition',
    hours_to_transfer  Nullable(Float64) comment 'Hours from acquisition to transfer'
)
as
with
    cohort as
    (
        select *
        from lead_routed_contacts(report={report:String})
        where {{in_period(acquired_at)}}
    ),
    -- All of them: to look at each whether it is one of the cohort costs more than to merge it.
    names as (select contact_id, name from fact_contacts final),
    {{names_of(salesperson_id, salesperson_names)}} as people
select
    cohort.contact_id as contact_id,
    {{or_none(names.name)}} as contact_name,
    cohort.source_tag as source_tag,
    cohort.salesperson_id as salesperson_id,
    {{name_in(cohort.salesperson_id, people)}} as salesperson_name,
    cohort.reached as stage_order,
    {{flow_stages()}}[cohort.reached] as stage,
    cohort.acquired_at as acquired_at,
    cohort.transferred_at as transferred_at,
    cohort.taken_up_at as taken_up_at,
    cohort.conversion_1_at as conversion_1_at,
    cohort.conversion_2_at as conversion_2_at,
    cohort.final_at as final_at,
    dateDiff('millisecond', cohort.acquired_at, cohort.transferred_at) / 3600000 as hours_to_transfer
from cohort
left join names on cohort.contact_id = names.contact_id
order by acquired_at, contact_id
