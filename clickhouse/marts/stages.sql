-- Stages of every campaign and of the sales process, in order.
-- Grain: one stage of one process.
-- Access: tables
-- The process of opportunities without a campaign has the campaign (none). A stage that is listed twice keeps its first place.
create or replace view stages
(
    campaign_id  String comment 'Campaign; (none): the sales process of opportunities without a campaign',
    stage_order  UInt16 comment 'Position in the list, from 1',
    stage_id     String comment 'Stage',
    stage_name   String comment 'Last name that any version gave, else (none)',
    rate         Nullable(Float64) comment 'Success probability in %, 0-100',
    outcome      String comment 'won, lost or in_progress'
)
as
with
    lists as
    (
        select
            if(type = 'crm.pipeline.set', '(none)', entity_id) as campaign_id,
            JSONExtractArrayRaw(data, 'stages') as listed,
            arrayMap(stage -> JSONExtractString(stage, 'stage_id'), listed) as ids
        from directory
        where type in ('crm.campaign.set', 'crm.pipeline.set')
    ),
    entries as
    (
        select
            campaign_id,
            position as stage_order,
            JSONExtractString(stage, 'stage_id') as stage_id,
            stage
        from lists
        array join
            listed as stage,
            arrayEnumerate(listed) as position,
            arrayMap(id -> indexOf(ids, id), ids) as first_position
        where position = first_position
    )
select
    entries.campaign_id as campaign_id,
    toUInt16(stage_order) as stage_order,
    entries.stage_id as stage_id,
    {{or_none(names.name)}} as stage_name,
    toFloat64OrNull(trim(both '"' from JSONExtractRaw(stage, 'rate'))) as rate,
    if(JSONExtractString(stage, 'outcome') in ('won', 'lost'), JSONExtractString(stage, 'outcome'), 'in_progress') as outcome
from entries
left any join stage_names as names on names.campaign_id = entries.campaign_id and names.stage_id = entries.stage_id
