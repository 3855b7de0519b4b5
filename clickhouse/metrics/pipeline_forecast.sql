-- Open opportunities that the filters of the sales pipeline leave, by the day they are expected to close.
-- Report: Sales pipeline
-- Guide: "Cơ hội bán hàng" - ước tính doanh thu trong tương lai, thời gian dự kiến chốt
-- Definition: those of pipeline_board with the same filters that are in progress and expected to close in the period;
--   weighted_value = sum of estimated_value * close_rate %, rounded once per bucket.
-- Units: money in the base currency; opportunities.
-- Grain: one per bucket of the period, also empty ones.
-- Order: bucket_start.
-- Access: pipeline
create or replace view pipeline_forecast
(
    bucket_start     Date comment 'First day of the bucket; may lie before the period, which alone is counted',
    opportunities    UInt64 comment 'Open opportunities expected to close in it',
    estimated_value  Decimal(18, 2) comment 'Their estimated value',
    weighted_value   Decimal(18, 2) comment 'Their estimated value times close rate'
)
as
with expected as
    (
        select
            expected_close_on as closing_on,
            count() as found,
            sum(estimated_value) as estimated,
            {{weighted_value()}} as weighted
        from pipeline_matches(
            {{pipeline_filters()}}
        ) as matches
        where outcome = 'in_progress'
          and expected_close_on >= {from:Date}
          and expected_close_on < {to:Date}
        group by closing_on
    )
select
    days.bucket_start as bucket_start,
    sum(expected.found) as opportunities,
    toDecimal64(sum(expected.estimated), 2) as estimated_value,
    {{from_percent(sum(expected.weighted))}} as weighted_value
from calendar(from = {from:Date}, to = {to:Date}, bucket = {bucket:String}) as days
left join expected on toDate32(days.day) = expected.closing_on
group by bucket_start
order by bucket_start
