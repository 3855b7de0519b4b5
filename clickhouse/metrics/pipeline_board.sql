-- List of the opportunities that the filters of the sales pipeline leave.
-- Report: Sales pipeline
-- Guide: "Cơ hội bán hàng" - Danh sách cơ hội bán hàng, Bộ lọc tìm kiếm ở trang danh sách
-- Definition: the opportunities of pipeline_opportunities for which all filters hold; '' and [] leave all.
--   keyword: the description contains it; case and accents don't matter, so "duong" finds "Đường". contact: its id, or its name contains it.
--   teams, owners, campaigns: ids, also (none). stages: as pipeline_totals names them in its column stage.
--   custom_key: has that custom field; custom_value: the field (any, without a key) has that value, whatever its case and accents.
--   created_from, updated_from (inclusive), created_to, updated_to (exclusive): days YYYY-MM-DD.
--   sort: value (also ''), created, updated or close_rate, the greatest first; expected_close or description, the least first. first: so many of them, '' = all.
-- Units: money in the base currency; close_rate in %, 0-100; days.
-- Rows: one per opportunity, in that order.
-- Order: -estimated_value, opportunity_id.
create or replace view pipeline_board
(
    opportunity_id     String comment 'Opportunity',
    description        String comment 'Description, may be empty',
    contact_id         String comment 'Contact',
    contact_name       String comment 'Name of the contact, else (none)',
    salesperson_id     String comment 'Owner, (none) without one',
    salesperson_name   String comment 'Name of the owner, else (none)',
    team_id            String comment 'Team of the owner, else (none)',
    campaign_id        String comment 'Campaign, (none) without one',
    stage_order        UInt16 comment 'Position of the stage in its campaign, from 1; 0 if not listed',
    stage_id           String comment 'Stage, (none) without one',
    stage_name         String comment 'Name of the stage, else (none)',
    outcome            String comment 'won, lost or in_progress',
    estimated_value    Decimal(18, 2) comment 'Estimated value',
    close_rate         Float64 comment 'Own close rate in %, 50 if not said',
    stars              UInt8 comment 'close_rate in fifths, rounded half up',
    expected_close_on  Nullable(Date32) comment 'Expected closing day',
    clock              String comment 'red, yellow, green or empty',
    days_left          Nullable(Int32) comment 'Days until expected_close_on, negative after it; NULL where clock is empty',
    custom             Map(String, String) comment 'Custom fields',
    created_at         DateTime64(3, '{{timezone}}') comment 'When it was created',
    updated_at         DateTime64(3, '{{timezone}}') comment 'Its last own event, refused ones aside'
)
comment 'List of the opportunities that the filters of the sales pipeline leave.'
as
-- Which ones is decided on few columns; all that is shown is read of these alone. Asked for the first fifty of a million, that takes half of the time.
with
    shown as
    (
        select
            created_month,
            key
        from pipeline_matches(
                campaigns = {campaigns:Array(String)}, contact = {contact:String}, created_from = {created_from:String}, created_to = {created_to:String},
                custom_key = {custom_key:String}, custom_value = {custom_value:String}, keyword = {keyword:String}, owners = {owners:Array(String)},
                stages = {stages:Array(String)}, teams = {teams:Array(String)}, updated_from = {updated_from:String}, updated_to = {updated_to:String}
            ) as matches
        order by
            if({sort:String} in ('', 'value'), matches.estimated_value, toDecimal64(0, 2)) desc,
            if({sort:String} = 'expected_close', ifNull(matches.expected_close_on, toDate32('2299-12-31')), toDate32('2299-12-31')),
            if({sort:String} = 'created', matches.created_at, toDateTime64(0, 3)) desc,
            if({sort:String} = 'updated', matches.updated_at, toDateTime64(0, 3)) desc,
            if({sort:String} = 'close_rate', matches.close_rate, toDecimal32(0, 6)) desc,
            if({sort:String} = 'description', lowerUTF8(matches.description), ''),
            matches.created_month,
            matches.key
        limit if({first:String} = '', 9223372036854775807, toUInt64OrZero({first:String}))
    ),
    (select (groupArray(salesperson_id), groupArray(name), groupArray(team_id)) from salesperson_names) as people,
    toDate32(now('{{timezone}}')) as today
select
    fact.opportunity_id as opportunity_id,
    fact.description as description,
    fact.contact_id as contact_id,
    fact.contact_name as contact_name,
    cast(fact.salesperson_id, 'String') as salesperson_id,
    cast(transform(fact.salesperson_id, people.1, people.2, '(none)'), 'String') as salesperson_name,
    cast(transform(fact.salesperson_id, people.1, people.3, '(none)'), 'String') as team_id,
    cast(fact.campaign_id, 'String') as campaign_id,
    fact.stage_order as stage_order,
    cast(fact.stage_id, 'String') as stage_id,
    cast(fact.stage_name, 'String') as stage_name,
    cast(fact.outcome, 'String') as outcome,
    fact.estimated_value as estimated_value,
    toFloat64(fact.close_rate) as close_rate,
    toUInt8(floor((toFloat64(fact.close_rate) + 10) / 20)) as stars,
    fact.expected_close_on as expected_close_on,
    multiIf(
        fact.outcome != 'in_progress' or fact.expected_close_on is null, '',
        today > fact.expected_close_on, 'red',
        dateDiff('day', today, fact.expected_close_on) <= {{closing_soon_days}}, 'yellow',
        'green'
    ) as clock,
    if(clock = '', null, toInt32(dateDiff('day', today, fact.expected_close_on))) as days_left,
    fact.custom as custom,
    toTimeZone(fact.created_at, '{{timezone}}') as created_at,
    toTimeZone(fact.updated_at, '{{timezone}}') as updated_at
from opportunities_by_month as fact final
prewhere (fact.created_month, fact.key) in (select created_month, key from shown)
where fact.live
order by
    if({sort:String} in ('', 'value'), fact.estimated_value, toDecimal64(0, 2)) desc,
    if({sort:String} = 'expected_close', ifNull(fact.expected_close_on, toDate32('2299-12-31')), toDate32('2299-12-31')),
    if({sort:String} = 'created', fact.created_at, toDateTime64(0, 3)) desc,
    if({sort:String} = 'updated', fact.updated_at, toDateTime64(0, 3)) desc,
    if({sort:String} = 'close_rate', fact.close_rate, toDecimal32(0, 6)) desc,
    if({sort:String} = 'description', lowerUTF8(fact.description), ''),
    fact.created_month,
    fact.key
