-- Lost opportunities of the campaign by industry of the contact.
-- Report: Campaign KPI
-- Guide: Getfly, "KPI Chiến dịch" - Dấu hiệu thất bại theo ngành nghề
-- Definition: opportunities created in the period that are lost now, by the current industry of their contact.
--   campaign '' = all campaigns; opportunities without a campaign are left out.
-- Units: opportunities; share is 0-1.
-- Grain: one per industry of a lost opportunity.
-- Order: -opportunities, industry.
-- Access: campaign
create or replace view campaign_lost_industries
(
    industry       String comment 'Industry, (none) if not said',
    opportunities  UInt64 comment 'Lost opportunities',
    share          Nullable(Float64) comment 'Their part of all lost opportunities of the answer'
)
as
{{lost_by(industry, industry)}}
