-- How well the opportunities of each marketing source were cared for.
-- Report: Marketing overview
-- Guide: MISA aiMarketing, "Tổng quan" - Thống kê theo nguồn, Hiệu quả chăm sóc theo nguồn
-- Definition: opportunities created in the period by their source, each milestone reached before its end, not nested;
--   revenue by the order's source; aov = revenue / the opportunities behind those same order lines, rounded once.
-- Units: opportunities; rates are 0-1; money in the base currency; NULL where the denominator is 0.
-- Grain: one per source with an opportunity created or an order line in the period.
-- Order: source_id.
-- Access: view_all
create or replace view source_care
(
    source_id           String comment 'Marketing source, (none) without one',
    source_name         String comment 'Its name, else (none)',
    created             UInt64 comment 'Opportunities created in the period',
    transferred         UInt64 comment 'Of these, transferred to sales before its end',
    qualified           UInt64 comment 'Of these, qualified before its end',
    with_revenue        UInt64 comment 'Of these, with an order placed before its end that is not cancelled',
    qualification_rate  Nullable(Float64) comment 'qualified / created',
    order_rate          Nullable(Float64) comment 'with_revenue / created',
    revenue             Decimal(18, 2) comment 'Revenue of the period',
    aov                 Nullable(Decimal(18, 2)) comment 'revenue per opportunity behind its order lines'
)
as
with
    {{names_of(source_id, source_names)}} as sources_by_id,
    {{start_of({to:Date})}} as end_at,
    cohort as
    (
        select
            source_id,
            count() as created,
            countIf(transferred_at < end_at) as transferred,
            countIf(qualified_at < end_at) as qualified,
            countIf(first_order_at < end_at) as with_revenue
        from created_opportunities(from = {from:Date}, to = {to:Date})
        where {{is_among(source_id, {sources:Array(String)})}}
          and {{is_among(product_category, {categories:Array(String)})}}
        group by source_id
    ),
    income as
    (
        select
            source_id,
            sum(revenue) as revenue,
            {{buyers()}} as buyers
        from revenue_by_order(from = {from:Date}, to = {to:Date}, categories = {categories:Array(String)})
        where {{is_among(source_id, {sources:Array(String)})}}
        group by source_id
    ),
    parts as
    (
        select source_id, created, transferred, qualified, with_revenue, toDecimal128(0, 2) as revenue, toUInt64(0) as buyers from cohort
        union all
        select source_id, 0, 0, 0, 0, revenue, buyers from income
    ),
    totals as
    (
        select
            source_id,
            sum(created) as created,
            sum(transferred) as transferred,
            sum(qualified) as qualified,
            sum(with_revenue) as with_revenue,
            sum(revenue) as revenue,
            sum(buyers) as buyers
        from parts
        group by source_id
    )
select
    cast(totals.source_id, 'String') as source_id,
    cast({{name_in(totals.source_id, sources_by_id)}}, 'String') as source_name,
    totals.created as created,
    totals.transferred as transferred,
    totals.qualified as qualified,
    totals.with_revenue as with_revenue,
    totals.qualified / nullIf(totals.created, 0) as qualification_rate,
    totals.with_revenue / nullIf(totals.created, 0) as order_rate,
    toDecimal64(totals.revenue, 2) as revenue,
    {{money_per(totals.revenue, totals.buyers)}} as aov
from totals
order by source_id
