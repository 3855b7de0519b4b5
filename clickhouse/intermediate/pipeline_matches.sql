-- Opportunities that the filters of the sales pipeline leave: what its reports count.
-- Grain: one live opportunity that the filters of the sales pipeline leave (pipeline_board says what each filter means).
-- Access: tables
-- As it is stored, with no name looked up and nothing computed: totals read a few of its columns, and the board the key of what it shows.
create or replace view pipeline_matches
(
    created_month      UInt16 comment 'Month of created_at in UTC: 12 * year + month',
    key                UInt128 comment 'sipHash64(campaign_id), then sipHash64(opportunity_id, contact_id): with the month the order in which rows are stored',
    description        String comment 'Description, may be empty',
    stage              LowCardinality(String) comment 'Order, id and name of the stage as one text',
    outcome            LowCardinality(String) comment 'won, lost or in_progress',
    estimated_value    Decimal(18, 2) comment 'Estimated value in the base currency',
    close_rate         Decimal(9, 6) comment 'Own close rate in %, 50 if not said',
    expected_close_on  Nullable(Date32) comment 'Expected closing day',
    created_at         DateTime64(3, 'UTC') comment 'When it was created',
    updated_at         DateTime64(3, 'UTC') comment 'Its last own event, refused ones aside'
)
as
-- A pattern of letters with all their accents reads each description as it is stored: 50 ms for a million of them on two cores,
-- where folding their accents takes 300 ms and more. Letters of Vietnamese and Polish, and those common in names.
with
    arrayMap(text -> concat(
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
    ), [{keyword:String}, {contact:String}, {custom_value:String}]) as patterns,
    -- As stored, however the caller has encoded them.
    arrayMap(
        parts -> concat(parts[1], '/', encodeURLComponent(decodeURLComponent(parts[2])), '/', encodeURLComponent(decodeURLComponent(parts[3]))),
        arrayMap(chosen -> splitByChar('/', chosen), {stages:Array(String)})
    ) as chosen_stages
select
    fact.created_month as created_month,
    fact.key as key,
    fact.description as description,
    fact.stage as stage,
    fact.outcome as outcome,
    fact.estimated_value as estimated_value,
    fact.close_rate as close_rate,
    fact.expected_close_on as expected_close_on,
    fact.created_at as created_at,
    fact.updated_at as updated_at
from opportunities_by_month as fact final
-- Of each month only the stretch of keys between the campaigns is read and merged: of one campaign, its own.
prewhere (empty({campaigns:Array(String)})
    or fact.key >= bitShiftLeft(toUInt128(arrayMin(arrayMap(campaign -> sipHash64(campaign), {campaigns:Array(String)}))), 64)
    and fact.key <= bitOr(
        bitShiftLeft(toUInt128(arrayMax(arrayMap(campaign -> sipHash64(campaign), {campaigns:Array(String)}))), 64),
        toUInt128(18446744073709551615)))
where fact.live
  and {{is_among(fact.campaign_id, {campaigns:Array(String)})}}
  and {{is_among(fact.salesperson_id, {owners:Array(String)})}}
  and (empty({teams:Array(String)})
      or fact.salesperson_id in (select salesperson_id from salesperson_names where team_id in {teams:Array(String)})
      or has({teams:Array(String)}, '(none)') and fact.salesperson_id not in (select salesperson_id from salesperson_names))
  and (empty({stages:Array(String)}) or fact.stage in chosen_stages)
  and ({created_from:String} = '' or fact.created_at >= {{start_of(toDateOrZero({created_from:String}))}})
  and ({created_to:String} = '' or fact.created_at < {{start_of(toDateOrZero({created_to:String}))}})
  and ({updated_from:String} = '' or fact.updated_at >= {{start_of(toDateOrZero({updated_from:String}))}})
  and ({updated_to:String} = '' or fact.updated_at < {{start_of(toDateOrZero({updated_to:String}))}})
  and ({keyword:String} = '' or match(fact.description, patterns[1]))
  and ({contact:String} = '' or fact.contact_id = {contact:String} or match(fact.contact_name, patterns[2]))
  and ({custom_key:String} = '' or mapContains(fact.custom, {custom_key:String}))
  and ({custom_value:String} = '' or arrayExists(
      (name, value) -> ({custom_key:String} = '' or name = {custom_key:String})
          and match(value, concat('^', patterns[3], '$')),
      mapKeys(fact.custom), mapValues(fact.custom)))
