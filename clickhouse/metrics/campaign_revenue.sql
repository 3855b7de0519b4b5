-- Revenue and orders of the campaign over time.
-- Report: Campaign KPI
-- Guide: Getfly, "KPI Chiến dịch" - Biến động doanh số trong chiến dịch
-- Definition: orders placed in the period through any opportunity of the campaign, whenever that was created, that are not cancelled.
--   campaign '' = all campaigns; opportunities without a campaign are left out.
-- Units: money in the base currency; orders.
-- Grain: one per bucket of the period, also empty ones.
-- Order: bucket_start.
-- Access: campaign
create or replace view campaign_revenue
(
    bucket_start  Date comment 'First day of the bucket; may lie before the period, which alone is counted',
    revenue       Decimal(18, 2) comment 'Revenue of the bucket',
    orders        UInt64 comment 'Orders behind it'
)
as
with income as
    (
        select
            toDate(ordered_at) as day,
            sum(revenue) as revenue,
            count() as orders
        from revenue_by_order(from = {from:Date}, to = {to:Date}, categories = [])
        where {{of_campaign(campaign_id)}}
        group by day
    )
select
    days.bucket_start as bucket_start,
    toDecimal64(sum(income.revenue), 2) as revenue,
    sum(income.orders) as orders
{{by_bucket(income)}}
