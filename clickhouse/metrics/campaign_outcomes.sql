-- Opportunities of the campaign by outcome.
-- Report: Campaign KPI
-- Guide: Getfly, "KPI Chiến dịch" - Hiện trạng; Kết quả
-- Definition: opportunities created in the period, in their state of now.
--   campaign '' = all campaigns; opportunities without a campaign are left out.
-- Units: opportunities; share is 0-1, NULL where there are none at all.
-- Grain: three: won, lost, in_progress.
-- Order: outcome.
-- Access: campaign
create or replace view campaign_outcomes
(
    outcome        String comment 'won, lost or in_progress',
    opportunities  UInt64 comment 'Opportunities with it',
    share          Nullable(Float64) comment 'Their part of all opportunities of the answer'
)
as
with cohort as
    (
        select
            countIf(outcome = 'won') as won,
            countIf(outcome = 'lost') as lost,
            countIf(outcome = 'in_progress') as in_progress
        from campaign_cohort(campaign = {campaign:String}, from = {from:Date}, to = {to:Date})
    )
select
    entry.1 as outcome,
    entry.2 as opportunities,
    entry.2 / nullIf(won + lost + in_progress, 0) as share
from cohort
array join [('won', won), ('lost', lost), ('in_progress', in_progress)] as entry
