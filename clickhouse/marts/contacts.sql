-- Contacts in their latest state.
-- Grain: one contact.
-- Access: tables
create or replace view contacts
(
    contact_id           String comment 'Contact',
    name                 String comment 'Name as last said, else (none)',
    email                String comment 'E-mail as last said, else (none)',
    phone                String comment 'Phone as last said, else (none)',
    industry             String comment 'Industry as last said, else (none)',
    company              String comment 'Company as last said, else (none)',
    salesperson_id       String comment 'Current owner, else (none)',
    salesperson_name     String comment 'Name of the owner, else (none)',
    account_id           String comment 'Account that first received the contact, else (none)',
    origin               String comment 'manual, list_upload, call_campaign, form or api, else (none)',
    source_id            String comment 'Marketing source by first touch, else (none)',
    source_name          String comment 'Name of the marketing source, else (none)',
    source_tag           String comment 'Tag that decided the first touch, else (none)',
    acquired_at          Nullable(DateTime64(3, '{{timezone}}')) comment 'Time of the first touch',
    stage_id             String comment 'Current stage of the contact''s sales funnel, else (none)',
    stage_entered_at     Nullable(DateTime64(3, '{{timezone}}')) comment 'When it entered that stage',
    tags                 Array(String) comment 'Tags it carries now',
    custom               Map(String, String) comment 'Custom and unknown fields, last said per key',
    interactions         UInt32 comment 'Logged interactions; with stage changes of opportunities: contact_interactions',
    last_interaction_at  Nullable(DateTime64(3, '{{timezone}}')) comment 'Time of the last logged interaction',
    created_at           Nullable(DateTime64(3, '{{timezone}}')) comment 'Time of its first contact.created',
    updated_at           Nullable(DateTime64(3, '{{timezone}}')) comment 'Time of its last own event'
)
as
with
    {{names_of(source_id, sources)}} as source_names,
    {{names_of(salesperson_id, salespeople)}} as salesperson_names
select
    fact.contact_id as contact_id,
    fact.name as name,
    {{or_none(fact.email)}} as email,
    {{or_none(fact.phone)}} as phone,
    fact.industry as industry,
    {{or_none(fact.company)}} as company,
    fact.salesperson_id as salesperson_id,
    {{name_in(fact.salesperson_id, salesperson_names)}} as salesperson_name,
    fact.account_id as account_id,
    fact.origin as origin,
    fact.source_id as source_id,
    {{name_in(fact.source_id, source_names)}} as source_name,
    fact.source_tag as source_tag,
    {{local_time(fact.acquired_at)}} as acquired_at,
    fact.stage_id as stage_id,
    {{local_time(fact.stage_entered_at)}} as stage_entered_at,
    fact.tags as tags,
    fact.custom as custom,
    fact.interactions as interactions,
    {{local_time(fact.last_interaction_at)}} as last_interaction_at,
    {{local_time(fact.created_at)}} as created_at,
    {{local_time(fact.updated_at)}} as updated_at
from fact_contacts as fact final
