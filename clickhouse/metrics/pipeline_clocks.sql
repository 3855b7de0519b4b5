-- Open opportunities that the filters of the sales pipeline leave, by clock: overdue, closing soon, later, without a date.
-- Report: Sales pipeline
-- Guide: "Cơ hội bán hàng" - đồng hồ xanh, vàng, đỏ
-- Definition: those of pipeline_board with the same filters that are in progress; weighted_value = sum of estimated_value * close_rate %, rounded once.
-- Units: money in the base currency; opportunities.
-- Rows: four: red, yellow, green, and empty (without an expected closing day).
-- Order: clock.
create or replace view pipeline_clocks
(
    clock            String comment 'red, yellow, green or empty',
    opportunities    UInt64 comment 'Open opportunities of that clock',
    estimated_value  Decimal(18, 2) comment 'Their estimated value',
    weighted_value   Decimal(18, 2) comment 'Their estimated value times close rate'
)
comment 'Open opportunities that the filters of the sales pipeline leave, by clock: overdue, closing soon, later, without a date.'
as
-- Clocks are told of days, not of opportunities: there are fewer.
with
    toDate32(now('{{timezone}}')) as today,
    days as
    (
        select
            expected_close_on as closing_on,
            count() as opportunities,
            sum(estimated_value) as estimated,
            sum(toDecimal128(estimated_value, 2) * close_rate) as weighted
        from pipeline_matches(
            campaigns = {campaigns:Array(String)}, contact = {contact:String}, created_from = {created_from:String}, created_to = {created_to:String},
            custom_key = {custom_key:String}, custom_value = {custom_value:String}, keyword = {keyword:String}, owners = {owners:Array(String)},
            stages = {stages:Array(String)}, teams = {teams:Array(String)}, updated_from = {updated_from:String}, updated_to = {updated_to:String}
        ) as matches
        where outcome = 'in_progress'
        group by closing_on
    ),
    found as
    (
        select
            multiIf(
                closing_on is null, '',
                today > closing_on, 'red',
                dateDiff('day', today, closing_on) <= {{closing_soon_days}}, 'yellow',
                'green'
            ) as colour,
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
    toDecimal64(round(found.weighted / 100, 2), 2) as weighted_value
from clocks
left join found on found.colour = clocks.clock
order by indexOf(['red', 'yellow', 'green', ''], clock)
