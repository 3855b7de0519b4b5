-- Registered and unregistered opportunities of the campaign by stage.
-- Report: Campaign KPI
-- Guide: Getfly, "KPI Chiến dịch" - Số lượng khách hàng trong chiến dịch
-- Definition: opportunities created in the period, in their state of now. Registered: has an owner.
--   campaign '' = all campaigns; opportunities without a campaign are left out.
-- Units: opportunities; share is 0-1.
-- Rows: one per registration and stage that an opportunity has.
create or replace view campaign_registration
(
    registered     UInt8 comment '1: has an owner',
    stage_order    UInt16 comment 'Position of the stage in its campaign, from 1; 0 if not listed',
    stage_id       String comment 'Stage, (none) without one',
    stage_name     String comment 'Name of the stage, else (none)',
    opportunities  UInt64 comment 'Opportunities in the stage',
    share          Nullable(Float64) comment 'Their part of those equally registered'
)
comment 'Registered and unregistered opportunities of the campaign by stage.'
as
with
    (select (groupArray(key), groupArray(name)) from stage_names) as stages_by_key,
    cohort as
    (
        select campaign_id, cast(salesperson_id != '(none)', 'UInt8') as registered, stage_order, stage_id, count() as opportunities
        from campaign_cohort(campaign = {campaign:String}, from = {from:Date}, to = {to:Date})
        group by campaign_id, registered, stage_order, stage_id
    ),
    named as
    (
        select
            cohort.registered as registered,
            cohort.stage_order as stage_order,
            cast(cohort.stage_id, 'String') as stage_id,
            transform(concat(cohort.campaign_id, '\0', cohort.stage_id), stages_by_key.1, stages_by_key.2, '(none)') as stage_name,
            sum(cohort.opportunities) as opportunities
        from cohort
        group by registered, stage_order, stage_id, stage_name
    )
select
    registered,
    stage_order,
    stage_id,
    stage_name,
    named.opportunities as opportunities,
    named.opportunities / nullIf(sum(named.opportunities) over (partition by registered), 0) as share
from named
order by registered desc, stage_order, stage_id, stage_name
