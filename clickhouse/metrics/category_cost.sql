-- What each product category cost, and what it brought.
-- Report: Marketing overview
-- Guide: MISA aiMarketing, "Tổng quan" - Thống kê theo nguồn, Hiệu quả chi phí theo loại hàng hóa
-- Definition: costs by their product category, order lines by their product's, opportunities by their own. Costs spent
--   in the period; revenue of orders placed in it; opportunities created in it, each milestone reached before its end, not nested (as in overview_care); cost_per_order = cost / opportunities with revenue.
-- Units: money in the base currency, cost_per_* rounded once; roi = (revenue - cost) / cost; NULL where the denominator is 0.
-- Grain: one per category with a cost, an order line or a created opportunity in the period.
-- Order: category.
-- Access: view_all
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
as
with
    {{start_of({to:Date})}} as end_at,
    income as
    (
        select
            category,
            sum(revenue) as revenue
        from revenue_in_period(from = {from:Date}, to = {to:Date})
        where {{is_among(source_id, {sources:Array(String)})}}
          and {{is_among(category, {categories:Array(String)})}}
        group by category
    ),
    {{cost_parts(category, product_category)}}
select
    cast(totals.category, 'String') as category,
    {{cost_columns()}}
from totals
order by category
