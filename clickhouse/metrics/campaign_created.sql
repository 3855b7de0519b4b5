-- Opportunities of the campaign created over time.
-- Report: Campaign KPI
-- Guide: Getfly, "KPI Chiến dịch" - KPI khách hàng, Biểu đồ số cơ hội tạo ra theo thời gian
-- Definition: opportunities created in the period, in their state of now.
--   campaign '' = all campaigns; opportunities without a campaign are left out.
-- Units: opportunities.
-- Grain: one per bucket of the period, also empty ones.
-- Order: bucket_start.
-- Access: campaign
create or replace view campaign_created
(
    bucket_start   Date comment 'First day of the bucket; may lie before the period, which alone is counted',
    opportunities  UInt64 comment 'Opportunities created in it'
)
as
with created as
    (
        select
            toDate(created_at) as day,
            count() as opportunities
        from campaign_cohort(campaign = {campaign:String}, from = {from:Date}, to = {to:Date})
        group by day
    )
select
    days.bucket_start as bucket_start,
    sum(created.opportunities) as opportunities
{{by_bucket(created)}}
