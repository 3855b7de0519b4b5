-- Opportunities and revenue of the campaign by salesperson and stage.
-- Report: Campaign KPI
-- Guide: Getfly, "KPI Chiến dịch" - Bảng khách hàng phụ trách trong chiến dịch
-- Definition: opportunities created in the period by their owner and stage of now; revenue of orders placed in the period
--   through any opportunity of the campaign, by that opportunity's owner and stage of now. campaign '' = all campaigns; opportunities without a campaign are left out.
-- Units: money in the base currency; revenue_share is 0-1, NULL where there is no revenue at all; opportunities.
-- Rows: one per owner and stage with a created opportunity or an order line in the period; (none): without owner.
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
comment 'Opportunities and revenue of the campaign by salesperson and stage.'
as
with
    (select (groupArray(key), groupArray(name)) from stage_names) as stages_by_key,
    (select (groupArray(salesperson_id), groupArray(name)) from salesperson_names) as people,
    cohort as
    (
        select campaign_id, salesperson_id, stage_order, stage_id, count() as opportunities
        from campaign_cohort(campaign = {campaign:String}, from = {from:Date}, to = {to:Date})
        group by campaign_id, salesperson_id, stage_order, stage_id
    ),
    -- An order and its opportunity have one contact, so that the opportunity's key in lean_opportunities can be told from the order.
    sold as
    (
        select
            bitOr(bitShiftLeft(toUInt128(sipHash64(lean.campaign_id)), 64), toUInt128(sipHash64(lean.opportunity_id, lean.contact_id))) as key,
            sum(lean.revenue) as revenue
        from lean_orders as lean final
        where lean.live
          and not lean.cancelled
          and lean.ordered_at >= toDateTime64({from:Date}, 3, '{{timezone}}')
          and lean.ordered_at < toDateTime64({to:Date}, 3, '{{timezone}}')
          and lean.placed_month >= toRelativeMonthNum(toDateTime64({from:Date}, 3, '{{timezone}}'), 'UTC')
          and lean.placed_month <= toRelativeMonthNum(subtractMilliseconds(toDateTime64({to:Date}, 3, '{{timezone}}'), 1), 'UTC')
          and ({campaign:String} = '' and lean.campaign_id != '(none)' or lean.campaign_id = {campaign:String})
        group by key
    ),
    income as
    (
        select
            owned.campaign_id as campaign_id,
            owned.salesperson_id as salesperson_id,
            owned.stage_order as stage_order,
            owned.stage_id as stage_id,
            sum(sold.revenue) as revenue
        from
        (
            select key, campaign_id, salesperson_id, stage_order, stage_id
            from lean_opportunities final
            where live
              and key in (select key from sold)
        ) as owned
        inner join sold on sold.key = owned.key
        group by campaign_id, salesperson_id, stage_order, stage_id
    ),
    parts as
    (
        select campaign_id, salesperson_id, stage_order, stage_id, opportunities, toDecimal128(0, 2) as revenue from cohort
        union all
        select campaign_id, salesperson_id, stage_order, stage_id, 0, revenue from income
    ),
    totals as
    (
        select
            cast(parts.salesperson_id, 'String') as salesperson_id,
            cast(transform(parts.salesperson_id, people.1, people.2, '(none)'), 'String') as salesperson_name,
            parts.stage_order as stage_order,
            cast(parts.stage_id, 'String') as stage_id,
            transform(concat(parts.campaign_id, '\0', parts.stage_id), stages_by_key.1, stages_by_key.2, '(none)') as stage_name,
            sum(parts.opportunities) as opportunities,
            sum(parts.revenue) as revenue
        from parts
        group by salesperson_id, salesperson_name, stage_order, stage_id, stage_name
    )
select
    salesperson_id,
    salesperson_name,
    stage_order,
    stage_id,
    stage_name,
    totals.opportunities as opportunities,
    toDecimal64(totals.revenue, 2) as revenue,
    toFloat64(totals.revenue) / nullIf(toFloat64(sum(totals.revenue) over ()), 0) as revenue_share
from totals
order by salesperson_id, stage_order, stage_id, stage_name
