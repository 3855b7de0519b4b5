-- Orders in their latest state, cancelled ones with revenue 0.00.
-- Grain: one order that was placed.
-- Access: tables
create or replace view orders
(
    order_id          String comment 'Order',
    contact_id        String comment 'Contact that ordered',
    contact_name      String comment 'Current name of the contact, else (none)',
    opportunity_id    String comment 'Opportunity behind it, else (none)',
    description       String comment 'Description of that opportunity, may be empty',
    campaign_id       String comment 'Campaign of that opportunity, else (none)',
    campaign_name     String comment 'Name of the campaign, else (none)',
    source_id         String comment 'Source of that opportunity, else of the contact, else (none)',
    source_name       String comment 'Name of the source, else (none)',
    salesperson_id    String comment 'Owner of that opportunity, else (none)',
    salesperson_name  String comment 'Name of the owner, else (none)',
    status            String comment 'Current status',
    cancelled         UInt8 comment '1: the status is cancelled',
    currency          LowCardinality(String) comment 'Currency of the order',
    amount            Decimal(18, 2) comment 'Current amount in the base currency, also if cancelled',
    revenue           Decimal(18, 2) comment 'Amount, 0.00 if cancelled',
    lines             UInt32 comment 'Lines; 1 for an order without lines',
    ordered_at        DateTime64(3, '{{timezone}}') comment 'When it was placed',
    updated_at        DateTime64(3, '{{timezone}}') comment 'Time of its last event'
)
as
with
    {{names_of(campaign_id, campaigns)}} as campaign_names,
    {{names_of(source_id, sources)}} as source_names,
    {{names_of(salesperson_id, salespeople)}} as salesperson_names
select
    fact.order_id as order_id,
    fact.contact_id as contact_id,
    fact.contact_name as contact_name,
    fact.opportunity_id as opportunity_id,
    fact.description as description,
    fact.campaign_id as campaign_id,
    {{name_in(fact.campaign_id, campaign_names)}} as campaign_name,
    fact.source_id as source_id,
    {{name_in(fact.source_id, source_names)}} as source_name,
    fact.salesperson_id as salesperson_id,
    {{name_in(fact.salesperson_id, salesperson_names)}} as salesperson_name,
    fact.status as status,
    fact.cancelled as cancelled,
    fact.currency as currency,
    fact.amount as amount,
    fact.revenue as revenue,
    toUInt32(length(fact.`lines.product_id`)) as lines,
    {{local_time(fact.ordered_at)}} as ordered_at,
    {{local_time(fact.updated_at)}} as updated_at
from fact_orders as fact final
where fact.state = 'live'
