-- What each product category cost, and what it brought.
-- Report: Marketing overview
-- Guide: MISA aiMarketing, "Tổng quan" - Thống kê theo nguồn, Hiệu quả chi phí theo loại hàng hóa
-- Definition: costs by their product category, order lines by their product's, opportunities by their own. Costs spent
--   in the period; revenue of orders placed in it; opportunities created in it, each milestone reached before its end, not nested (as in overview_care); cost_per_order = cost / opportunities with revenue.
-- Units: money in the base currency, cost_per_* rounded once; roi = (revenue - cost) / cost; NULL where the denominator is 0.
-- Rows: one per category with a cost, an order line or a created opportunity in the period.
-- Order: category.
create or replace view category_cost
(
    category            String comment 'Product category, (none) without one',
    cost                Decimal(18, 2) comment 'Cost of the period',
    revenue             Decimal(18, 2) comment 'Revenue of the period',
    roi                 Nullable(Float64) comment '(revenue - cost) / cost',
    cost_per_created    Nullable(Decimal(18, 2)) comment 'Cost per opportunity created in the period',
    cost_per_qualified  Nullable(Decimal(18, 2)) comment 'Cost per opportunity of these qualified before its end',
    cost_per_order      Nullable(Decimal(18, 2)) comment 'Cost per opportunity of these with an order placed before its end'
)
comment 'What each product category cost, and what it brought.'
as
with
    toDateTime64({to:Date}, 3, '{{timezone}}') as end_at,
    cohort as
    (
        select
            product_category as category,
            count() as created,
            countIf(qualified_at < end_at) as qualified,
            countIf(first_order_at < end_at) as with_revenue
        from created_opportunities(from = {from:Date}, to = {to:Date})
        where (empty({sources:Array(String)}) or source_id in {sources:Array(String)})
          and (empty({categories:Array(String)}) or product_category in {categories:Array(String)})
        group by category
    ),
    income as
    (
        select
            category,
            sum(revenue) as revenue
        from revenue_in_period(from = {from:Date}, to = {to:Date})
        where (empty({sources:Array(String)}) or source_id in {sources:Array(String)})
          and (empty({categories:Array(String)}) or category in {categories:Array(String)})
        group by category
    ),
    spending as
    (
        select
            product_category as category,
            sum(amount) as cost
        from cost_facts
        where spent_on >= {from:Date}
          and spent_on < {to:Date}
          and (empty({sources:Array(String)}) or source_id in {sources:Array(String)})
          and (empty({categories:Array(String)}) or product_category in {categories:Array(String)})
        group by category
    ),
    parts as
    (
        select category, created, qualified, with_revenue, toDecimal128(0, 2) as revenue, toDecimal128(0, 2) as cost from cohort
        union all
        select category, 0, 0, 0, revenue, 0 from income
        union all
        select category, 0, 0, 0, 0, cost from spending
    ),
    totals as
    (
        select
            category,
            sum(created) as created,
            sum(qualified) as qualified,
            sum(with_revenue) as with_revenue,
            sum(revenue) as revenue,
            sum(cost) as cost
        from parts
        group by category
    )
select
    cast(totals.category, 'String') as category,
    toDecimal64(totals.cost, 2) as cost,
    toDecimal64(totals.revenue, 2) as revenue,
    toFloat64(totals.revenue - totals.cost) / nullIf(toFloat64(totals.cost), 0) as roi,
    toDecimal64(round(toDecimal128(totals.cost, 6) / nullIf(totals.created, 0), 2), 2) as cost_per_created,
    toDecimal64(round(toDecimal128(totals.cost, 6) / nullIf(totals.qualified, 0), 2), 2) as cost_per_qualified,
    toDecimal64(round(toDecimal128(totals.cost, 6) / nullIf(totals.with_revenue, 0), 2), 2) as cost_per_order
from totals
order by category
