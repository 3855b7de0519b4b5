-- Revenue by product category.
-- Report: Marketing overview
-- Guide: MISA aiMarketing, "Tổng quan" - Tổng quan chung, Hiệu quả doanh số theo loại hàng hóa
-- Definition: lines of orders placed in the period that are not cancelled, by the category of the line's product
--   (of an order without lines: its opportunity's).
-- Units: money in the base currency; share is 0-1, NULL where there is no revenue at all.
-- Grain: one per category with at least one such line.
-- Order: -revenue, category.
-- Access: view_all
create or replace view overview_categories
(
    category  String comment 'Product category, (none) without one',
    revenue   Decimal(18, 2) comment 'Revenue of the category in the period',
    share     Nullable(Float64) comment 'Its part of the revenue of all categories of the answer'
)
as
with income as
    (
        select
            category,
            sum(revenue) as revenue
        from revenue_in_period(from = {from:Date}, to = {to:Date})
        where {{is_among(source_id, {sources:Array(String)})}}
          and {{is_among(category, {categories:Array(String)})}}
        group by category
    )
select
    cast(income.category, 'String') as category,
    toDecimal64(income.revenue, 2) as revenue,
    {{ratio(income.revenue, sum(income.revenue) over ())}} as share
from income
order by income.revenue desc, category
