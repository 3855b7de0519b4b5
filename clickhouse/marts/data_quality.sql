-- What is not right with the data, counted: missing exchange rates, conflicting duplicates, entities without their first event, …
-- Grain: one kind of issue that some record has.
-- Access: tables
-- What is fine has no row. Conflicts are read without FINAL: they only grow with a row's version, so the longest list is the last, and the few rows
-- that have any are cheap to group where FINAL over all events is not.
create or replace view data_quality
(
    issue    String comment 'Kind of issue',
    records  UInt64 comment 'Records that have it'
)
as
with
    -- Keys of rows of which some version has an issue; whether the last one has it is then seen with FINAL, over these alone.
    -- The copy holds every live version, and repeated ids as numbers: half of what the same look-ups cost over the facts.
    doubtful_opportunities as
    (
        select campaign_id, opportunity_id, contact_id
        from fact_opportunities
        where missing_fx or custom_dropped or state = 'incomplete'
        union all
        select campaign_id, opportunity_id, contact_id
        from opportunities_by_month
        where live
          and (stage_order = 0 and stage_id != '(none)'
            or campaign_id != '(none)' and campaign_id not in (select campaign_id from campaigns)
            or salesperson_id != '(none)' and salesperson_id not in (select salesperson_id from salesperson_names)
            or source_id != '(none)' and source_id not in (select source_id from source_names))
    ),
    opportunity_issues as
    (
        select
            countIf(state = 'live' and missing_fx) as missing_rate,
            countIf(state = 'live' and custom_dropped) as too_many_custom,
            countIf(state = 'incomplete') as without_created,
            countIf(state = 'live' and stage_order = 0 and stage_id != '(none)') as unknown_stage,
            countIf(state = 'live' and campaign_id != '(none)' and campaign_id not in (select campaign_id from campaigns)) as unknown_campaign,
            countIf(state = 'live' and salesperson_id != '(none)' and salesperson_id not in (select salesperson_id from salesperson_names))
                as unknown_salesperson,
            countIf(state = 'live' and source_id != '(none)' and source_id not in (select source_id from source_names)) as unknown_source
        from fact_opportunities final
        where (campaign_id, opportunity_id, contact_id) in (doubtful_opportunities)
    ),
    doubtful_orders as (select order_id, contact_id from fact_orders where missing_fx or state != 'live'),
    order_issues as
    (
        select countIf(state = 'live' and missing_fx) as missing_rate, countIf(state = 'incomplete') as without_placed
        from fact_orders final
        where (order_id, contact_id) in (doubtful_orders)
    ),
    orders_of_unknown as
    (
        select order_id, contact_id
        from fact_orders
        array join `lines.product_id` as product_id
        where product_id != '(none)' and product_id not in (select product_id from products)
    ),
    conflicts as
    (
        select max(length(conflicts)) as found from fact_events where notEmpty(conflicts) group by key, source, id
        union all
        select max(length(conflicts)) from fact_directory where notEmpty(conflicts) group by type, entity_id, source, id
    ),
    -- An event's version is the size of its contact's set times 2^32 (and the directory's revision): the one that came last tells.
    long_keys as (select key from fact_events where version >= 10001 * 4294967296),
    issues as
    (
        select 'missing_fx_rate' as issue, countIf(missing_fx) as records from fact_costs final where state = 'live'
        union all
        select 'conflicting_duplicate', sum(found) from conflicts
        union all
        select counted.1, counted.2
        from opportunity_issues
        array join
            [
                ('missing_fx_rate', missing_rate),
                ('too_many_custom_fields', too_many_custom),
                ('opportunity_without_created', without_created),
                ('unknown_stage', unknown_stage),
                ('unknown_campaign', unknown_campaign),
                ('unknown_salesperson', unknown_salesperson),
                ('unknown_source', unknown_source)
            ] as counted
        union all
        select counted.1, counted.2
        from order_issues
        array join
            [
                ('missing_fx_rate', missing_rate),
                ('order_without_placed', without_placed)
            ] as counted
        union all
        select 'contact_without_created', count() from fact_contacts final
        where created_at is null and contact_id in (select contact_id from fact_contacts where created_at is null)
        union all
        select 'too_many_custom_fields', count() from fact_contacts final
        where custom_dropped and contact_id in (select contact_id from fact_contacts where custom_dropped)
        union all
        select 'unknown_product', count()
        from fact_orders final
        array join `lines.product_id` as product_id
        where state = 'live'
          and (order_id, contact_id) in (orders_of_unknown)
          and product_id != '(none)'
          and product_id not in (select product_id from products)
        union all
        select 'oversized_contact', count() from
        (
            select key from fact_events final where key in (long_keys) group by key having count() > 10000
        )
        union all
        select 'directory_event_waiting', count() from fact_directory final where time > now64(3) + toIntervalMinute(5)
        union all
        select 'dead_letter', count() from fact_dead_letters final
    )
select issue, toUInt64(sum(issues.records)) as records
from issues
group by issue
having records > 0
