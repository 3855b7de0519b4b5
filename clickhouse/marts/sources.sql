-- Marketing sources as the directory names them now.
-- Grain: one marketing source.
-- Access: tables
create or replace view sources
(
    source_id  String comment 'Marketing source',
    name       String comment 'Last name that any version gave, else (none)',
    channel    String comment 'Channel, else (none)',
    tags       Array(String) comment 'Contact tags that mean "acquired from it"; a tag named by several sources belongs to the smallest source_id',
    set_at     DateTime64(3, '{{timezone}}') comment 'Time of the event that counts'
)
as
select
    entity_id as source_id,
    name,
    {{said(last, 'channel')}} as channel,
    JSONExtract(last, 'tags', 'Array(String)') as tags,
    set_at
from
{{latest_of('crm.source.set')}}
