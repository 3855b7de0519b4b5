-- Open opportunities that the filters of the sales pipeline leave, by clock: overdue, closing soon, later, without a date.
-- Report: Sales pipeline
-- Guide: "Cơ hội bán hàng" - đồng hồ xanh, vàng, đỏ
-- Definition: those of pipeline_board with the same filters that are in progress; weighted_value = sum of estimated_value * close_rate %, rounded once.
-- Units: money in the base currency; opportunities.
-- Grain: four: red, yellow, green, and empty (without an expected closing day).
-- Order: clock.
-- Access: pipeline
create or replace view pipeline_clocks
(
    clock            String comment 'red, yellow, green or empty',
    opportunities    UInt64 comment 'Open opportunities of that clock',
    estimated_value  Decimal(18, 2) comment 'Their estimated value',
    weighted_value   Decimal(18, 2) comment 'Their estimated value times close rate'
)
as
-- Clocks are told of days, not of opportunities: there are fewer.
with
    {{today()}} as today,
    days as
    (
        select
            expected_close_on as closing_on,
            count() as opportunities,
            sum(estimated_value) as estimated,
            {{weighted_value()}} as weighted
        from pipeline_matches(
            {{pipeline_filters()}}
        ) as matches
        where outcome = 'in_progress'
        group by closing_on
    ),
    found as
    (
        select
            {{clock_of(closing_on is null, closing_on)}} as colour,
            sum(opportunities) as opportunities,
            sum(estimated) as estimated,
            sum(weighted) as weighted
        from days
        group by colour
    ),
    clocks as (select arrayJoin(['red', 'yellow', 'green', '']) as clock)
select
    clocks.clock as clock,
    found.opportunities as opportunities,
    toDecimal64(found.estimated, 2) as estimated_value,
    {{from_percent(found.weighted)}} as weighted_value
from clocks
left join found on found.colour = clocks.clock
order by indexOf(['red', 'yellow', 'green', ''], clock)
