-- The directory as it is now: one row per entity, in the version that counts.
-- Grain: one entity of the directory, in the version that counts.
-- Access: tables
-- The macros version_order and counts_already say which version that is. Tables of one type read the macro latest_of instead.
create or replace view directory
(
    type       LowCardinality(String) comment 'Event type, e.g. crm.campaign.set',
    entity_id  String comment 'Id of the entity; currency|day for exchange rates, empty for the sales process',
    source     String comment 'Source of the event that counts',
    id         String comment 'Id of the event that counts',
    set_at     DateTime64(3, '{{timezone}}') comment 'Time of the event that counts',
    name       String comment 'Last name that any version gave, else (none)',
    data       String comment 'Its data as JSON'
)
as
with versions as
    (
        select
            type,
            entity_id,
            argMax((source, id, time, data), {{version_order()}}) as last,
            {{last_name()}} as name
        from fact_directory final
        where {{counts_already()}}
        group by type, entity_id
    )
select
    type,
    entity_id,
    last.1 as source,
    last.2 as id,
    {{local_time(last.3)}} as set_at,
    name,
    last.4 as data
from versions
