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
{{lost_by(lost_reason, reason)}}
