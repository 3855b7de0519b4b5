-- Orders in their latest state, cancelled ones with revenue 0.00.
-- Grain: one order that was placed.
-- Access: tables
create or replace view orders
(
    {{columns(fact_orders, order_id, campaign_id)}},
    campaign_name String comment 'Name of the campaign, else (none)',
    {{columns(fact_orders, source_id, source_id)}},
    source_name String comment 'Name of the source, else (none)',
    {{columns(fact_orders, salesperson_id, salesperson_id)}},
    salesperson_name String comment 'Name of the owner, else (none)',
    {{columns(fact_orders, status, revenue)}},
    lines UInt32 comment 'Lines; 1 for an order without lines',
    {{columns(fact_orders, ordered_at, end)}},
    original_currency LowCardinality(String) comment 'Currency that the CRM said, else the base currency'
)
as
with
    {{names_of(campaign_id, campaigns)}} as campaign_names,
    {{names_of(source_id, sources)}} as source_names,
    {{names_of(salesperson_id, salespeople)}} as salesperson_names
select
    {{values(fact_orders, order_id, campaign_id)}},
    {{name_in(fact.campaign_id, campaign_names)}} as campaign_name,
    {{values(fact_orders, source_id, source_id)}},
    {{name_in(fact.source_id, source_names)}} as source_name,
    {{values(fact_orders, salesperson_id, salesperson_id)}},
    {{name_in(fact.salesperson_id, salesperson_names)}} as salesperson_name,
    {{values(fact_orders, status, revenue)}},
    toUInt32(length(fact.`lines.product_id`)) as lines,
    {{values(fact_orders, ordered_at, end)}},
    fact.currency as original_currency
from fact_orders as fact final
where fact.state = 'live'
