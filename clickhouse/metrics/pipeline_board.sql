-- List of the opportunities that the filters of the sales pipeline leave.
-- Report: Sales pipeline
-- Guide: "Cơ hội bán hàng" - Danh sách cơ hội bán hàng, Bộ lọc tìm kiếm ở trang danh sách
-- Definition: the opportunities of pipeline_opportunities for which all filters hold; '' and [] leave all.
--   keyword: the description contains it; case and accents don't matter, so "duong" finds "Đường". contact: its id, or its name contains it.
--   teams, owners, campaigns: ids, also (none). stages: as pipeline_totals names them in its column stage.
--   custom_key: has that custom field; custom_value: the field (any, without a key) has that value, whatever its case and accents.
--   created_from, updated_from (inclusive), created_to, updated_to (exclusive): days YYYY-MM-DD.
-- Units: money in the base currency; close_rate in %, 0-100; days.
-- Rows: one per opportunity.
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
-- A pattern of letters with all their accents reads each description as it is stored: 50 ms for a million of them on two cores,
-- where folding their accents takes 300 ms and more. Letters of Vietnamese and Polish, and those common in names.
with
    (text -> concat(
        '(?i)',
        arrayStringConcat(arrayMap(
            letter -> transform(
                letter,
                ['a', 'c', 'd', 'e', 'i', 'l', 'n', 'o', 's', 'u', 'y', 'z'],
                [
                    '[aàáảãạăằắẳẵặâầấẩẫậąäå]', '[cćčç]', '[dđ]', '[eèéẻẽẹêềếểễệęë]', '[iìíỉĩịï]', '[lł]', '[nńñ]',
                    '[oòóỏõọôồốổỗộơờớởỡợöø]', '[sśš]', '[uùúủũụưừứửữựü]', '[yỳýỷỹỵ]', '[zźżž]'
                ],
                letter
            ),
            extractAll(
                regexpQuoteMeta(translateUTF8(replaceRegexpAll(normalizeUTF8NFD(lowerUTF8(text)), '\\p{Mn}', ''), 'đłø', 'dlo')),
                '(?s).'
            )
        ))
    )) as pattern_of,
    arrayMap(
        parts -> (toUInt16OrZero(parts[1]), decodeURLComponent(parts[2]), decodeURLComponent(parts[3])),
        arrayMap(key -> splitByChar('/', key), {stages:Array(String)})
    ) as chosen_stages,
    toDate32(now('{{timezone}}')) as today
select
    opportunity_id,
    description,
    contact_id,
    contact_name,
    salesperson_id,
    salesperson_name,
    team_id,
    campaign_id,
    stage_order,
    stage_id,
    stage_name,
    outcome,
    estimated_value,
    close_rate,
    stars,
    expected_close_on,
    clock,
    if(clock = '', null, toInt32(dateDiff('day', today, expected_close_on))) as days_left,
    custom,
    created_at,
    updated_at
from pipeline_opportunities
where (empty({campaigns:Array(String)}) or campaign_id in {campaigns:Array(String)})
  and (empty({owners:Array(String)}) or salesperson_id in {owners:Array(String)})
  and (empty({teams:Array(String)}) or team_id in {teams:Array(String)})
  -- Place and id alone leave few rows, of which alone all three are compared as one: that costs half as much again for every row.
  and (empty({stages:Array(String)})
      or has(arrayMap(stage -> stage.1, chosen_stages), stage_order) and has(arrayMap(stage -> stage.2, chosen_stages), stage_id)
      and (stage_order, stage_id, stage_name) in chosen_stages)
  and ({created_from:String} = '' or created_at >= toDateTime64(toDateOrZero({created_from:String}), 3, '{{timezone}}'))
  and ({created_to:String} = '' or created_at < toDateTime64(toDateOrZero({created_to:String}), 3, '{{timezone}}'))
  and ({updated_from:String} = '' or updated_at >= toDateTime64(toDateOrZero({updated_from:String}), 3, '{{timezone}}'))
  and ({updated_to:String} = '' or updated_at < toDateTime64(toDateOrZero({updated_to:String}), 3, '{{timezone}}'))
  and ({keyword:String} = '' or match(description, pattern_of({keyword:String})))
  and ({contact:String} = '' or contact_id = {contact:String} or match(contact_name, pattern_of({contact:String})))
  and ({custom_key:String} = '' or mapContains(custom, {custom_key:String}))
  and ({custom_value:String} = '' or arrayExists(
      (name, value) -> ({custom_key:String} = '' or name = {custom_key:String})
          and match(value, concat('^', pattern_of({custom_value:String}), '$')),
      mapKeys(custom), mapValues(custom)))
