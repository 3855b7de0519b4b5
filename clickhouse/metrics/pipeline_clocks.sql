-- Open opportunities that the filters of the sales pipeline leave, by clock: overdue, closing soon, later, without a date.
-- Report: Sales pipeline
-- Guide: "Cơ hội bán hàng" - đồng hồ xanh, vàng, đỏ
-- Definition: those of pipeline_board with the same filters that are in progress; weighted_value = sum of estimated_value * close_rate %, rounded once.
-- Units: money in the base currency; opportunities.
-- Rows: four: red, yellow, green, and empty (without an expected closing day).
create or replace view pipeline_clocks
(
    clock            String comment 'red, yellow, green or empty',
    opportunities    UInt64 comment 'Open opportunities of that clock',
    estimated_value  Decimal(18, 2) comment 'Their estimated value',
    weighted_value   Decimal(18, 2) comment 'Their estimated value times close rate'
)
comment 'Open opportunities that the filters of the sales pipeline leave, by clock: overdue, closing soon, later, without a date.'
as
-- close_rate has six decimals: as a whole number of millionths it is exact, and so is the sum, of ten decimals in the end.
with
    found as
    (
        select
            board.clock as colour,
            count() as opportunities,
            sum(board.estimated_value) as estimated,
            sum(toDecimal128(board.estimated_value, 2) * toInt64(round(board.close_rate * 1000000))) as weighted
        from pipeline_board(
            campaigns = {campaigns:Array(String)}, contact = {contact:String}, created_from = {created_from:String}, created_to = {created_to:String},
            custom_key = {custom_key:String}, custom_value = {custom_value:String}, keyword = {keyword:String}, owners = {owners:Array(String)},
            stages = {stages:Array(String)}, teams = {teams:Array(String)}, updated_from = {updated_from:String}, updated_to = {updated_to:String}
        ) as board
        where board.outcome = 'in_progress'
        group by colour
    ),
    clocks as (select arrayJoin(['red', 'yellow', 'green', '']) as clock)
select
    clocks.clock as clock,
    found.opportunities as opportunities,
    toDecimal64(found.estimated, 2) as estimated_value,
    toDecimal64(round(toDecimal256(found.weighted, 10) / 100000000, 2), 2) as weighted_value
from clocks
left join found on found.colour = clocks.clock
order by indexOf(['red', 'yellow', 'green', ''], clock)
