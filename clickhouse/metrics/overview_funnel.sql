-- Nested cohort of the opportunities created in the period: created, transferred, qualified, with revenue.
-- Report: Marketing overview
-- Guide: MISA aiMarketing, "Tổng quan" - Tỷ lệ chuyển đổi, Hiệu quả chuyển đổi theo trạng thái của Deal
-- Definition: each milestone counts if it was reached before the end of the period and the one before it counts;
--   with revenue = has an order that is not cancelled, reached when the first of them was placed.
-- Units: opportunities; rates are 0-1, NULL where the denominator is 0.
-- Grain: four.
-- Order: stage_order.
-- Access: view_all
create or replace view overview_funnel
(
    stage_order         UInt8 comment 'Position, from 1',
    stage               String comment 'created, transferred, qualified or with_revenue',
    opportunities       UInt64 comment 'Opportunities of the cohort that reached it',
    rate_from_created   Nullable(Float64) comment 'Their part of those created',
    rate_from_previous  Nullable(Float64) comment 'Their part of those of the stage before; NULL for created'
)
as
with
    {{start_of({to:Date})}} as end_at,
    cohort as
    (
        select
            count() as created,
            countIf(transferred_at < end_at) as transferred,
            countIf(transferred_at < end_at and qualified_at < end_at) as qualified,
            countIf(transferred_at < end_at and qualified_at < end_at and first_order_at < end_at) as with_revenue
        from created_opportunities(from = {from:Date}, to = {to:Date})
        where {{is_among(source_id, {sources:Array(String)})}}
          and {{is_among(product_category, {categories:Array(String)})}}
    )
select
    toUInt8(step.1) as stage_order,
    step.2 as stage,
    step.3 as opportunities,
    step.3 / nullIf(created, 0) as rate_from_created,
    step.3 / nullIf(step.4, 0) as rate_from_previous
from cohort
array join
    [
        (1, 'created', created, null),
        (2, 'transferred', transferred, toNullable(created)),
        (3, 'qualified', qualified, toNullable(transferred)),
        (4, 'with_revenue', with_revenue, toNullable(qualified))
    ] as step
order by stage_order
