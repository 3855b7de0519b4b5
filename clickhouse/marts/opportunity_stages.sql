-- History of every living opportunity through its stages.
-- Grain: one stay of one opportunity in one stage.
-- Access: tables
create or replace view opportunity_stages
(
    opportunity_id  String comment 'Opportunity',
    contact_id      String comment 'Contact it belongs to',
    campaign_id     String comment 'Campaign, else (none)',
    salesperson_id  String comment 'Current owner, else (none)',
    sequence        UInt32 comment 'Place in the opportunity''s history, from 1',
    stage_order     UInt16 comment 'Position of the stage in its campaign, from 1; 0 if not listed',
    stage_id        String comment 'Stage, else (none)',
    stage_name      String comment 'Name of the stage, else (none)',
    outcome         String comment 'won, lost or in_progress',
    entered_at      DateTime64(3, '{{timezone}}') comment 'When it entered the stage',
    left_at         Nullable(DateTime64(3, '{{timezone}}')) comment 'When it left it; NULL: it is there now',
    seconds         Nullable(Float64) comment 'Seconds it was there; NULL for the current one; never negative',
    by_id           String comment 'Who moved it there, empty if not said',
    lost_reason     String comment 'Lost reason given with the change, else (none)'
)
as
with (select (groupArray(concat(campaign_id, '\0', stage_id)), groupArray(name)) from stage_names) as names
select
    fact.opportunity_id as opportunity_id,
    fact.contact_id as contact_id,
    fact.campaign_id as campaign_id,
    fact.salesperson_id as salesperson_id,
    toUInt32(place) as sequence,
    history_order as stage_order,
    history_stage as stage_id,
    transform(concat(fact.campaign_id, '\0', history_stage), names.1, names.2, '(none)') as stage_name,
    history_outcome as outcome,
    {{local_time(entered)}} as entered_at,
    {{local_time(left)}} as left_at,
    if(left is null, null, greatest(0, dateDiff('millisecond', entered, assumeNotNull(left))) / 1000) as seconds,
    history_by as by_id,
    history_reason as lost_reason
from fact_opportunities as fact final
array join
    fact.`history.stage_id` as history_stage,
    fact.`history.stage_order` as history_order,
    fact.`history.outcome` as history_outcome,
    fact.`history.entered_at` as entered,
    arrayPushBack(arrayMap(at -> toNullable(at), arrayPopFront(fact.`history.entered_at`)), null) as left,
    fact.`history.by_id` as history_by,
    fact.`history.reason` as history_reason,
    arrayEnumerate(fact.`history.stage_id`) as place
where fact.state = 'live'
