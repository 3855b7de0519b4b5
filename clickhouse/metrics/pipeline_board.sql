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
-- Grain: one per opportunity, in that order.
-- Order: -estimated_value, opportunity_id.
-- Access: pipeline
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
as
-- Which ones is decided on few columns; all that is shown is read of these alone. Asked for the first fifty of a million, that takes half of the time.
with
    shown as
    (
        select
            created_month,
            key
        from pipeline_matches(
                {{pipeline_filters()}}
            ) as matches
        order by
            {{order_of_board(matches)}}
        limit if({first:String} = '', 9223372036854775807, toUInt64OrZero({first:String}))
    ),
    {{people_of(salesperson_names)}} as people,
    {{today()}} as today
select
    {{opportunity_columns(fact)}},
    {{pipeline_columns(fact)}},
    if(clock = '', null, toInt32(dateDiff('day', today, fact.expected_close_on))) as days_left,
    fact.custom as custom,
    {{local_time(fact.created_at)}} as created_at,
    {{local_time(fact.updated_at)}} as updated_at
from opportunities_by_month as fact final
prewhere (fact.created_month, fact.key) in (select created_month, key from shown)
where fact.live
order by
    {{order_of_board(fact)}}
