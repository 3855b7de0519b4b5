-- Registered and unregistered opportunities of the campaign by stage.
-- Report: Campaign KPI
-- Guide: Getfly, "KPI Chiến dịch" - Số lượng khách hàng trong chiến dịch
-- Definition: opportunities created in the period, in their state of now. Registered: has an owner.
--   campaign '' = all campaigns; opportunities without a campaign are left out.
-- Units: opportunities; share is 0-1.
-- Grain: one per registration and stage that an opportunity has.
-- Order: -registered, stage_order, stage_id, stage_name.
-- Access: campaign
create or replace view campaign_registration
(
    registered     UInt8 comment '1: has an owner',
    stage_order    UInt16 comment 'Position of the stage in its campaign, from 1; 0 if not listed',
    stage_id       String comment 'Stage, (none) without one',
    stage_name     String comment 'Name of the stage, else (none)',
    opportunities  UInt64 comment 'Opportunities in the stage',
    share          Nullable(Float64) comment 'Their part of those equally registered'
)
as
with cohort as
    (
        select cast(salesperson_id != '(none)', 'UInt8') as registered, stage, count() as opportunities
        from campaign_cohort(campaign = {campaign:String}, from = {from:Date}, to = {to:Date})
        group by registered, stage
    )
select
    cohort.registered as registered,
    {{stage_columns(cohort.stage)}},
    cohort.opportunities as opportunities,
    cohort.opportunities / nullIf(sum(cohort.opportunities) over (partition by cohort.registered), 0) as share
from cohort
order by registered desc, stage_order, stage_id, stage_name
