-- Grain: one marketing source. Names and no more, in one step (as in salesperson_names).
create or replace view source_names
(
    source_id  String comment 'Marketing source',
    name       String comment 'Name, else (none)'
)
comment 'Names of marketing sources, for metrics that look them up.'
as
select
    entity_id as source_id,
    if(empty(JSONExtractString(last, 'name')), '(none)', JSONExtractString(last, 'name')) as name
from
(
    select
        entity_id,
        argMax(data, (time, trim(trailing '0' from extract(time_text, '\\.[0-9]{3}([0-9]+)')), source, id)) as last
    from fact_directory final
    where type = 'crm.source.set' and time <= now64(3) + toIntervalMinute(5)
    group by entity_id
)
