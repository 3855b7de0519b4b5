-- Opportunities of the campaign by the stage they are in now.
-- Report: Campaign KPI
-- Guide: Getfly, "KPI Chiến dịch" - Thống kê cơ hội
-- Definition: opportunities created in the period, in their state of now. campaign '' = all campaigns; opportunities without a campaign are left out.
--   Stages of several campaigns that are equal in order, id and name merge.
--   Without arguments campaign_stages is the table of stages.
-- Units: opportunities; share is 0-1, NULL where there are none at all.
-- Grain: every stage of the campaign, also empty ones, and each other stage an opportunity is in (stage_order 0).
-- Order: stage_order, stage_id, stage_name.
-- Access: campaign
-- Alias: campaign_stages
create or replace view campaign_stages_in_period
(
    stage_order    UInt16 comment 'Position of the stage in its campaign, from 1; 0 if not listed',
    stage_id       String comment 'Stage, (none) without one',
    stage_name     String comment 'Name of the stage, else (none)',
    opportunities  UInt64 comment 'Opportunities in it',
    share          Nullable(Float64) comment 'Their part of all opportunities of the answer'
)
as
with
    listed as
    (
        select stage_order, stage_id, stage_name, toUInt64(0) as opportunities
        from stages
        where {{of_campaign(campaign_id)}}
    ),
    cohort as
    (
        select
            {{stage_columns(stage)}},
            count() as opportunities
        from campaign_cohort(campaign = {campaign:String}, from = {from:Date}, to = {to:Date})
        group by stage
    ),
    totals as
    (
        select stage_order, stage_id, stage_name, sum(opportunities) as opportunities
        from (select * from listed union all select * from cohort)
        group by stage_order, stage_id, stage_name
    )
select
    stage_order,
    stage_id,
    stage_name,
    totals.opportunities as opportunities,
    totals.opportunities / nullIf(sum(totals.opportunities) over (), 0) as share
from totals
order by stage_order, stage_id, stage_name
