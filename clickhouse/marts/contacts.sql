-- Contacts in their latest state.
-- Grain: one contact.
-- Access: tables
create or replace view contacts
(
    {{columns(fact_contacts, contact_id, salesperson_id)}},
    salesperson_name String comment 'Name of the owner, else (none)',
    {{columns(fact_contacts, account_id, source_id)}},
    source_name String comment 'Name of the marketing source, else (none)',
    {{columns(fact_contacts, source_tag, end)}}
)
as
with
    {{names_of(source_id, sources)}} as source_names,
    {{names_of(salesperson_id, salespeople)}} as salesperson_names
select
    {{values(fact_contacts, contact_id, salesperson_id)}},
    {{name_in(fact.salesperson_id, salesperson_names)}} as salesperson_name,
    {{values(fact_contacts, account_id, source_id)}},
    {{name_in(fact.source_id, source_names)}} as source_name,
    {{values(fact_contacts, source_tag, end)}}
from fact_contacts as fact final
