-- Names of marketing sources, for metrics that look them up.
-- Grain: one marketing source.
-- Access: tables
-- In one step, as in salesperson_names.
create or replace view source_names
(
    source_id  String comment 'Marketing source',
    name       String comment 'Name, else (none)'
)
as
select
    entity_id as source_id,
    {{said(last, 'name')}} as name
from
{{latest_of('crm.source.set')}}
