-- What each marketing source cost, and what it brought.
-- Report: Marketing overview
-- Guide: MISA aiMarketing, "Tổng quan" - Thống kê theo nguồn, Hiệu quả chi phí theo nguồn
-- Definition: costs spent in the period; revenue of orders placed in it; opportunities created in it, each milestone reached
--   before its end, not nested (as in overview_care); cost_per_order = cost / opportunities with revenue.
-- Units: money in the base currency, cost_per_* rounded once; roi = (revenue - cost) / cost; NULL where the denominator is 0.
-- Grain: one per source with a cost, an order line or a created opportunity in the period.
-- Order: source_id.
-- Access: view_all
create or replace view source_cost
(
    source_id           String comment 'Marketing source, (none) without one',
    source_name         String comment 'Its name, else (none)',
    cost                Decimal(18, 2) comment 'Cost of the period',
    revenue             Decimal(18, 2) comment 'Revenue of the period',
    roi                 Nullable(Float64) comment '(revenue - cost) / cost',
    cost_per_created    Nullable(Decimal(18, 2)) comment 'Cost per opportunity created in the period',
    cost_per_qualified  Nullable(Decimal(18, 2)) comment 'Cost per opportunity of these qualified before its end',
    cost_per_order      Nullable(Decimal(18, 2)) comment 'Cost per opportunity of these with an order placed before its end'
)
as
with
    {{names_of(source_id, source_names)}} as sources_by_id,
    {{start_of({to:Date})}} as end_at,
    income as
    (
        select
            source_id,
            sum(revenue) as revenue
        from revenue_by_order(from = {from:Date}, to = {to:Date}, categories = {categories:Array(String)})
        where {{is_among(source_id, {sources:Array(String)})}}
        group by source_id
    ),
    {{cost_parts(source_id, source_id)}}
select
    cast(totals.source_id, 'String') as source_id,
    cast({{name_in(totals.source_id, sources_by_id)}}, 'String') as source_name,
    {{cost_columns()}}
from totals
order by source_id
