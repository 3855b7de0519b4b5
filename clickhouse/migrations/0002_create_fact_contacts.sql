-- Grain: one contact.
create table if not exists fact_contacts
(
    contact_id           String comment 'Contact',
    name                 String comment 'Name as last said, else (none)',
    email                String comment 'E-mail as last said, else empty',
    phone                String comment 'Phone as last said, else empty',
    industry             String comment 'Industry as last said, else (none)',
    company              String comment 'Company as last said, else empty',
    salesperson_id       String comment 'Current owner, else (none)',
    account_id           String comment 'Account that first received the contact, else (none)',
    origin               String comment 'How the contact came in: manual, list_upload, call_campaign, form, api; else (none)',
    source_id            String comment 'First-touch marketing source, else (none)',
    source_tag           String comment 'Tag that decided the first touch, else (none)',
    acquired_at          Nullable(DateTime64(3, 'UTC')) comment 'Time of the first touch',
    stage_id             String comment 'Current stage of the contact''s sales funnel, else (none)',
    stage_entered_at     Nullable(DateTime64(3, 'UTC')) comment 'When it entered that stage',
    tags                 Array(String) comment 'Tags it carries now',
    custom               Map(String, String) comment 'Custom and unknown fields, last said per key',
    interactions         UInt32 comment 'Logged interactions (without stage changes of opportunities)',
    last_interaction_at  Nullable(DateTime64(3, 'UTC')) comment 'Time of the last logged interaction',
    created_at           Nullable(DateTime64(3, 'UTC')) comment 'Time of the first contact.created',
    updated_at           Nullable(DateTime64(3, 'UTC')) comment 'Time of the contact''s last own event',
    version              UInt64 comment 'Grows with the set of events this row was derived from'
)
engine = {{ReplacingMergeTree(version)}}
order by contact_id
settings non_replicated_deduplication_window = 1000
comment 'One row per contact in its latest state. Read it through the view contacts.'
