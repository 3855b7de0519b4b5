-- How well the opportunities created in the period were cared for.
-- Report: Marketing overview
-- Guide: MISA aiMarketing, "Tổng quan" - Tỷ lệ chuyển đổi, Hiệu quả chăm sóc khách hàng
-- Definition: qualified and ordered are among those created in the period and reached before its end, not nested;
--   aov = revenue as in overview_totals / the opportunities behind those same order lines, rounded once.
-- Units: opportunities; rates are 0-1; aov is money in the base currency; NULL where the denominator is 0.
-- Grain: one.
-- Order: created.
-- Access: view_all
create or replace view overview_care
(
    created             UInt64 comment 'Opportunities created in the period',
    qualified           UInt64 comment 'Of these, qualified before its end',
    ordered             UInt64 comment 'Of these, with an order placed before its end that is not cancelled',
    qualification_rate  Nullable(Float64) comment 'qualified / created',
    order_rate          Nullable(Float64) comment 'ordered / created',
    aov                 Nullable(Decimal(18, 2)) comment 'Revenue of the period per opportunity behind its order lines'
)
as
with
    {{start_of({to:Date})}} as end_at,
    cohort as
    (
        select
            count() as created,
            countIf(qualified_at < end_at) as qualified,
            countIf(first_order_at < end_at) as ordered
        from created_opportunities(from = {from:Date}, to = {to:Date})
        where {{is_among(source_id, {sources:Array(String)})}}
          and {{is_among(product_category, {categories:Array(String)})}}
    ),
    income as
    (
        select
            sum(revenue) as revenue,
            {{buyers()}} as buyers
        from revenue_by_order(from = {from:Date}, to = {to:Date}, categories = {categories:Array(String)})
        where {{is_among(source_id, {sources:Array(String)})}}
    )
select
    cohort.created as created,
    cohort.qualified as qualified,
    cohort.ordered as ordered,
    cohort.qualified / nullIf(cohort.created, 0) as qualification_rate,
    cohort.ordered / nullIf(cohort.created, 0) as order_rate,
    {{money_per(income.revenue, income.buyers)}} as aov
from cohort
cross join income
