-- All opportunities by stage, with what they may be worth.
-- Report: Sales pipeline
-- Guide: "Cơ hội bán hàng" - trạng thái, doanh thu ước tính
-- Definition: the opportunities of pipeline_opportunities; weighted_value = sum of estimated_value * close_rate %, rounded once.
-- Units: money in the base currency; opportunities.
-- Grain: one per stage that an opportunity is in.
-- Order: stage_order, stage_id, stage_name.
-- Access: pipeline
create or replace view pipeline_stages
(
    stage_order      UInt16 comment 'Position of the stage in its campaign, from 1; 0 if not listed',
    stage_id         String comment 'Stage, (none) without one',
    stage_name       String comment 'Name of the stage, else (none)',
    opportunities    UInt64 comment 'Opportunities in it',
    estimated_value  Decimal(18, 2) comment 'Their estimated value',
    weighted_value   Decimal(18, 2) comment 'Their estimated value times close rate'
)
as
with totals as
    (
        select
            stage,
            count() as opportunities,
            sum(estimated_value) as estimated,
            {{weighted_value()}} as weighted
        from opportunities_by_month final
        where live
        group by stage
    )
select
    {{stage_columns(totals.stage)}},
    totals.opportunities as opportunities,
    toDecimal64(totals.estimated, 2) as estimated_value,
    {{from_percent(totals.weighted)}} as weighted_value
from totals
order by stage_order, stage_id, stage_name
