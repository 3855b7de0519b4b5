-- Grain: one kind of issue that some record has. What is fine has no row.
-- Conflicts are read without FINAL: they only grow with a row's version, so the longest list is the last, and the few rows
-- that have any are cheap to group where FINAL over all events is not.
create or replace view data_quality
(
    issue    String comment 'Kind of issue',
    records  UInt64 comment 'Records that have it'
)
comment 'What is not right with the data, counted: missing exchange rates, conflicting duplicates, entities without their first event, …'
as
with
    missing_rates as
    (
        select countIf(missing_fx) as found from fact_orders final where live
        union all
        select countIf(missing_fx) from fact_costs final where live
        union all
        select countIf(missing_fx) from fact_opportunities final where state = 'live'
    ),
    conflicts as
    (
        select max(length(conflicts)) as found from fact_events where notEmpty(conflicts) group by key, source, id
        union all
        select max(length(conflicts)) from fact_directory where notEmpty(conflicts) group by type, entity_id, source, id
    ),
    long_keys as (select key from fact_events group by key having count() > 10000),
    issues as
    (
        select 'missing_fx_rate' as issue, sum(found) as records from missing_rates
        union all
        select 'conflicting_duplicate', sum(found) from conflicts
        union all
        select 'opportunity_without_created', count() from fact_opportunities final where state = 'incomplete'
        union all
        select 'order_without_placed', count() from fact_orders final where not live
        union all
        select 'unknown_stage', count() from fact_opportunities final where state = 'live' and stage_order = 0 and stage_id != '(none)'
        union all
        select 'contact_without_created', count() from fact_contacts final where created_at is null
        union all
        select 'unknown_campaign', count() from fact_opportunities final
        where state = 'live' and campaign_id != '(none)' and campaign_id not in (select campaign_id from campaigns)
        union all
        select 'unknown_salesperson', count() from fact_opportunities final
        where state = 'live' and salesperson_id != '(none)' and salesperson_id not in (select salesperson_id from salespeople)
        union all
        select 'unknown_source', count() from fact_opportunities final
        where state = 'live' and source_id != '(none)' and source_id not in (select source_id from sources)
        union all
        select 'unknown_product', count() from order_lines
        where product_id != '(none)' and product_id not in (select product_id from products)
        union all
        select 'oversized_contact', count() from
        (
            select key from fact_events final where key in (long_keys) group by key having count() > 10000
        )
        union all
        select 'dead_letter', count() from fact_dead_letters final
    )
select issue, toUInt64(records) as records
from issues
where records > 0
