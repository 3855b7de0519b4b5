-- Names of marketing sources, for metrics that look them up.
-- Grain: one marketing source.
-- Access: tables
-- In one step, as in salesperson_names.
create or replace view source_names
(
    source_id  String comment 'Marketing source',
    name       String comment 'Last name that any version gave, else (none)'
)
as
select
    entity_id as source_id,
    name
from
{{latest_of('crm.source.set')}}
