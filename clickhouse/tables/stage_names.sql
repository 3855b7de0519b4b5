-- Grain: one stage of one process. The names of stages and no more, in one step: the engine takes longer to understand views upon views
-- than to read a directory. Which version counts is said in directory; which place of a stage that is listed twice, in stages.
create or replace view stage_names
(
    key   String comment 'Campaign, (none) for the sales process; a zero byte; stage',
    name  String comment 'Name of the stage, else (none)'
)
comment 'Names of stages, for metrics that look them up.'
as
with last as
    (
        select
            if(type = 'crm.pipeline.set', '(none)', entity_id) as campaign_id,
            JSONExtractArrayRaw(
                argMax(data, (time, trim(trailing '0' from extract(time_text, '\\.[0-9]{3}([0-9]+)')), source, id)),
                'stages'
            ) as listed,
            arrayMap(stage -> JSONExtractString(stage, 'stage_id'), listed) as ids
        from fact_directory final
        where type in ('crm.campaign.set', 'crm.pipeline.set')
        group by type, entity_id
    )
select
    concat(last.campaign_id, '\0', stage_id) as key,
    if(empty(JSONExtractString(stage, 'name')), '(none)', JSONExtractString(stage, 'name')) as name
from last
array join
    last.listed as stage,
    last.ids as stage_id,
    arrayEnumerate(last.ids) as position
where position = indexOf(last.ids, stage_id)
