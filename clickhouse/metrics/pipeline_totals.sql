-- Opportunities that the filters of the sales pipeline leave, by stage, with what they may be worth.
-- Report: Sales pipeline
-- Guide: "Cơ hội bán hàng" - trạng thái, doanh thu ước tính
-- Definition: the opportunities of pipeline_board with the same filters; weighted_value = sum of estimated_value * close_rate %, rounded once.
-- Units: money in the base currency; opportunities.
-- Rows: one per stage that such an opportunity is in.
-- Order: stage_order, stage_id, stage_name.
create or replace view pipeline_totals
(
    stage            String comment 'Order, id and name of the stage as one text: what the filter stages takes',
    stage_order      UInt16 comment 'Position of the stage in its campaign, from 1; 0 if not listed',
    stage_id         String comment 'Stage, (none) without one',
    stage_name       String comment 'Name of the stage, else (none)',
    opportunities    UInt64 comment 'Opportunities in it',
    estimated_value  Decimal(18, 2) comment 'Their estimated value',
    weighted_value   Decimal(18, 2) comment 'Their estimated value times close rate'
)
comment 'Opportunities that the filters of the sales pipeline leave, by stage, with what they may be worth.'
as
with totals as
    (
        select
            stage,
            count() as found,
            sum(estimated_value) as estimated,
            sum(toDecimal128(estimated_value, 2) * close_rate) as weighted
        from pipeline_matches(
            campaigns = {campaigns:Array(String)}, contact = {contact:String}, created_from = {created_from:String}, created_to = {created_to:String},
            custom_key = {custom_key:String}, custom_value = {custom_value:String}, keyword = {keyword:String}, owners = {owners:Array(String)},
            stages = {stages:Array(String)}, teams = {teams:Array(String)}, updated_from = {updated_from:String}, updated_to = {updated_to:String}
        ) as matches
        group by stage
    )
select
    cast(totals.stage, 'String') as stage,
    toUInt16(splitByChar('/', stage)[1]) as stage_order,
    decodeURLComponent(splitByChar('/', stage)[2]) as stage_id,
    decodeURLComponent(splitByChar('/', stage)[3]) as stage_name,
    found as opportunities,
    toDecimal64(estimated, 2) as estimated_value,
    toDecimal64(round(weighted / 100, 2), 2) as weighted_value
from totals
order by stage_order, stage_id, stage_name
