-- Opportunities and revenue of the campaign by salesperson and stage.
-- Report: Campaign KPI
-- Guide: Getfly, "KPI Chiến dịch" - Bảng khách hàng phụ trách trong chiến dịch
-- Definition: opportunities created in the period by their owner and stage of now; revenue of orders placed in the period
--   through any opportunity of the campaign, by that opportunity's owner and stage of now. campaign '' = all campaigns; opportunities without a campaign are left out.
-- Units: money in the base currency; revenue_share is 0-1, NULL where there is no revenue at all; opportunities.
-- Grain: one per owner and stage with a created opportunity or an order line in the period; (none): without owner.
-- Order: salesperson_id, stage_order, stage_id, stage_name.
-- Access: campaign
create or replace view campaign_staff_stages
(
    salesperson_id    String comment 'Owner, (none) without one',
    salesperson_name  String comment 'Name of the owner, else (none)',
    stage_order       UInt16 comment 'Position of the stage in its campaign, from 1; 0 if not listed',
    stage_id          String comment 'Stage, (none) without one',
    stage_name        String comment 'Name of the stage, else (none)',
    opportunities     UInt64 comment 'Opportunities created in the period',
    revenue           Decimal(18, 2) comment 'Revenue of the period',
    revenue_share     Nullable(Float64) comment 'Its part of the revenue of the answer'
)
as
with
    {{names_of(salesperson_id, salesperson_names)}} as people,
    cohort as
    (
        select
            salesperson_id,
            stage,
            count() as opportunities
        from campaign_cohort(campaign = {campaign:String}, from = {from:Date}, to = {to:Date})
        group by salesperson_id, stage
    ),
    income as
    (
        select
            salesperson_id,
            stage,
            sum(revenue) as revenue
        from revenue_by_order(from = {from:Date}, to = {to:Date}, categories = [])
        where {{of_campaign(campaign_id)}}
        group by salesperson_id, stage
    ),
    parts as
    (
        select salesperson_id, stage, opportunities, toDecimal128(0, 2) as revenue from cohort
        union all
        select salesperson_id, stage, 0, revenue from income
    ),
    totals as
    (
        select
            salesperson_id,
            stage,
            sum(opportunities) as opportunities,
            sum(revenue) as revenue
        from parts
        group by salesperson_id, stage
    )
select
    cast(totals.salesperson_id, 'String') as salesperson_id,
    cast({{name_in(totals.salesperson_id, people)}}, 'String') as salesperson_name,
    {{stage_columns(totals.stage)}},
    totals.opportunities as opportunities,
    toDecimal64(totals.revenue, 2) as revenue,
    {{ratio(totals.revenue, sum(totals.revenue) over ())}} as revenue_share
from totals
order by salesperson_id, stage_order, stage_id, stage_name
