-- Last names of stages, listed or not.
-- Grain: one stage of one process that any version of the process has named.
-- Access: tables
-- A stage that its campaign no longer lists keeps its name.
create or replace view stage_names
(
    campaign_id  String comment 'Campaign; (none): the sales process of opportunities without a campaign',
    stage_id     String comment 'Stage',
    name         String comment 'Last name that any version of the process gave it'
)
as
select
    if(type = 'crm.pipeline.set', '(none)', entity_id) as campaign_id,
    JSONExtractString(stage, 'stage_id') as stage_id,
    argMax(JSONExtractString(stage, 'name'), ({{version_order()}}, -position)) as name
from fact_directory final
array join
    JSONExtractArrayRaw(data, 'stages') as stage,
    arrayMap(place -> toInt32(place), arrayEnumerate(JSONExtractArrayRaw(data, 'stages'))) as position
where type in ('crm.campaign.set', 'crm.pipeline.set') and {{counts_already()}} and notEmpty(JSONExtractString(stage, 'name'))
group by campaign_id, stage_id
