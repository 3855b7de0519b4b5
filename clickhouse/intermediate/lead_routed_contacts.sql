-- Contacts that a lead report acquired, as of its last generation: lead_routed_contacts(report).
-- Grain: one contact that a lead report acquired, as of the report's last generation.
-- Access: tables
create or replace view lead_routed_contacts
(
    contact_id       String comment 'Contact',
    source_tag       String comment 'Tag that acquired it',
    salesperson_id   String comment 'Last of the report''s salespeople it was assigned to; (none) before the transfer',
    acquired_at      DateTime64(3, '{{timezone}}') comment 'First tag of the report',
    transferred_at   Nullable(DateTime64(3, '{{timezone}}')) comment 'First assignment from the account to one of the salespeople since then',
    taken_up_at      Nullable(DateTime64(3, '{{timezone}}')) comment 'First tag of a first contact since the transfer',
    conversion_1_at  Nullable(DateTime64(3, '{{timezone}}')) comment 'First entered conversion stage 1, or a later one, since acquisition',
    conversion_2_at  Nullable(DateTime64(3, '{{timezone}}')) comment 'First entered conversion stage 2, or the final one, since acquisition',
    final_at         Nullable(DateTime64(3, '{{timezone}}')) comment 'First entered the final stage since acquisition',
    reached          UInt8 comment 'Furthest stage of the nested flow: 1 acquired, 2 transferred, 3 taken up, 4 conversion 1, 5 conversion 2, 6 final'
)
as
select
    contact_id,
    cast(source_tag, 'String') as source_tag,
    salesperson_id,
    {{local_time(fact.acquired_at)}} as acquired_at,
    {{local_time(fact.transferred_at)}} as transferred_at,
    {{local_time(fact.taken_up_at)}} as taken_up_at,
    {{local_time(fact.conversion_1_at)}} as conversion_1_at,
    {{local_time(fact.conversion_2_at)}} as conversion_2_at,
    {{local_time(fact.final_at)}} as final_at,
    toUInt8(multiIf(
        fact.transferred_at is null, 1,
        fact.taken_up_at is null, 2,
        fact.conversion_1_at is null, 3,
        fact.conversion_2_at is null, 4,
        fact.final_at is null, 5,
        6
    )) as reached
from fact_lead_contacts as fact final
where run = (select run from lead_last_generation(report={report:String}))
