-- Revenue, cost and return on investment of the period, beside those of the previous period.
-- Report: Marketing overview
-- Guide: MISA aiMarketing, "Tổng quan" - Tổng quan chung, Biểu đồ thống kê doanh số phát sinh
-- Definition: revenue = lines of orders placed in the period that are not cancelled, in their current amount;
--   cost = costs spent in the period; roi = (revenue - cost) / cost; x_change = (x - previous_x) / previous_x, for roi the difference.
--   Previous period: as many whole months if from and to are firsts of a month, else as many days.
-- Units: money in the base currency; roi and changes are ratios (0.5 = 50 %), NULL where the denominator is 0.
-- Grain: one.
-- Order: revenue.
-- Access: view_all
create or replace view overview_totals
(
    revenue           Decimal(18, 2) comment 'Revenue of the period',
    cost              Decimal(18, 2) comment 'Cost of the period',
    roi               Nullable(Float64) comment '(revenue - cost) / cost; NULL without cost',
    previous_revenue  Decimal(18, 2) comment 'Revenue of the previous period',
    previous_cost     Decimal(18, 2) comment 'Cost of the previous period',
    previous_roi      Nullable(Float64) comment 'roi of the previous period; NULL without cost',
    revenue_change    Nullable(Float64) comment '(revenue - previous_revenue) / previous_revenue; NULL if that was 0',
    cost_change       Nullable(Float64) comment '(cost - previous_cost) / previous_cost; NULL if that was 0',
    roi_change        Nullable(Float64) comment 'roi - previous_roi; NULL if either is'
)
as
with
    (select previous_from from previous_period(from = {from:Date}, to = {to:Date})) as previous_from,
    income as
    (
        select
            sumIf(orders.revenue, ordered_at >= {{start_of({from:Date})}}) as revenue,
            sumIf(orders.revenue, ordered_at < {{start_of({from:Date})}}) as previous_revenue
        from revenue_by_order(from = assumeNotNull(previous_from), to = {to:Date}, categories = {categories:Array(String)}) as orders
        where {{is_among(source_id, {sources:Array(String)})}}
    ),
    spending as
    (
        select
            sumIf(amount, spent_on >= {from:Date}) as cost,
            sumIf(amount, spent_on < {from:Date}) as previous_cost
        from cost_facts
        where spent_on >= assumeNotNull(previous_from)
          and spent_on < {to:Date}
          and {{is_among(source_id, {sources:Array(String)})}}
          and {{is_among(product_category, {categories:Array(String)})}}
    ),
    ratios as
    (
        select
            income.revenue as revenue,
            income.previous_revenue as previous_revenue,
            spending.cost as cost,
            spending.previous_cost as previous_cost,
            {{ratio(revenue - cost, cost)}} as roi,
            {{ratio(previous_revenue - previous_cost, previous_cost)}} as previous_roi
        from income
        cross join spending
    )
select
    toDecimal64(ratios.revenue, 2) as revenue,
    toDecimal64(ratios.cost, 2) as cost,
    ratios.roi as roi,
    toDecimal64(ratios.previous_revenue, 2) as previous_revenue,
    toDecimal64(ratios.previous_cost, 2) as previous_cost,
    ratios.previous_roi as previous_roi,
    {{ratio(ratios.revenue - ratios.previous_revenue, ratios.previous_revenue)}} as revenue_change,
    {{ratio(ratios.cost - ratios.previous_cost, ratios.previous_cost)}} as cost_change,
    ratios.roi - ratios.previous_roi as roi_change
from ratios
