create table if not exists fact_contacts
(
    contact_id String comment 'Contact',
    name String comment 'Name as last said, else (none)',
    email String comment 'E-mail as last said, else (none)',
    phone String comment 'Phone as last said, else (none)',
    industry String comment 'Industry as last said, else (none)',
    company String comment 'Company as last said, else (none)',
    salesperson_id String comment 'Current owner, else (none)',
    account_id String comment 'Account that first received the contact, else (none)',
    origin String comment 'manual, list_upload, call_campaign, form or api, else (none)',
    source_id String comment 'Marketing source by first touch, else (none)',
    source_tag String comment 'Tag that decided the first touch, else (none)',
    acquired_at Nullable(DateTime64(3, 'UTC')) comment 'Time of the first touch',
    stage_id String comment 'Current stage of the contact\'s sales funnel, else (none)',
    stage_entered_at Nullable(DateTime64(3, 'UTC')) comment 'When it entered that stage',
    tags Array(String) comment 'Tags it carries now',
    custom Map(String, String) comment 'Custom and unknown fields, last said per key',
    custom_dropped UInt8 comment '1: custom fields found no room',
    interactions UInt32 comment 'Logged interactions; with stage changes of opportunities: contact_interactions',
    last_interaction_at Nullable(DateTime64(3, 'UTC')) comment 'Time of the last logged interaction',
    stage_changes UInt32 comment 'Applied stage changes of its opportunities that live',
    last_stage_change_at Nullable(DateTime64(3, 'UTC')) comment 'Time of the last of these',
    created_at Nullable(DateTime64(3, 'UTC')) comment 'Time of its first contact.created',
    updated_at Nullable(DateTime64(3, 'UTC')) comment 'Time of its last own event',
    version UInt64 comment 'Grows with the set of events this row was derived from'
)
engine = {{ReplacingMergeTree(version) sharded by contact_id}}
order by contact_id
settings non_replicated_deduplication_window = 1000
comment 'One row per contact in its latest state. Read it through the view contacts.';
