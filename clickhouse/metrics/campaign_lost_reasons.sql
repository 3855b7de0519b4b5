-- Lost opportunities of the campaign by reason.
-- Report: Campaign KPI
-- Guide: Getfly, "KPI Chiến dịch" - Dấu hiệu thất bại
-- Definition: opportunities created in the period that are lost now, by the reason given with the change into their stage.
--   campaign '' = all campaigns; opportunities without a campaign are left out.
-- Units: opportunities; share is 0-1.
-- Grain: one per reason of a lost opportunity.
-- Order: -opportunities, reason.
-- Access: campaign
create or replace view campaign_lost_reasons
(
    reason         String comment 'Reason, (none) if not said',
    opportunities  UInt64 comment 'Lost opportunities',
    share          Nullable(Float64) comment 'Their part of all lost opportunities of the answer'
)
as
with cohort as
    (
        select
            lost_reason as reason,
            count() as opportunities
        from campaign_cohort(campaign = {campaign:String}, from = {from:Date}, to = {to:Date})
        where outcome = 'lost'
        group by reason
    )
select
    cast(cohort.reason, 'String') as reason,
    cohort.opportunities as opportunities,
    cohort.opportunities / nullIf(sum(cohort.opportunities) over (), 0) as share
from cohort
order by cohort.opportunities desc, reason
