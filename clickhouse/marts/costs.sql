-- Costs in their latest state.
-- Grain: one cost that is not cancelled.
-- Access: tables
create or replace view costs
(
    cost_id           String comment 'Cost',
    amount            Decimal(18, 2) comment 'Amount in the base currency',
    currency          LowCardinality(String) comment 'Currency it was recorded in',
    spent_on          Date32 comment 'Day it was spent on',
    campaign_id       String comment 'Campaign, else (none)',
    campaign_name     String comment 'Name of the campaign, else (none)',
    source_id         String comment 'Marketing source, else (none)',
    source_name       String comment 'Name of the source, else (none)',
    product_category  String comment 'Product category, else (none)',
    recorded_at       DateTime64(3, '{{timezone}}') comment 'Time of the event that counts'
)
as
with
    {{names_of(campaign_id, campaigns)}} as campaign_names,
    {{names_of(source_id, sources)}} as source_names
select
    fact.cost_id as cost_id,
    fact.amount as amount,
    fact.currency as currency,
    fact.spent_on as spent_on,
    fact.campaign_id as campaign_id,
    {{name_in(fact.campaign_id, campaign_names)}} as campaign_name,
    fact.source_id as source_id,
    {{name_in(fact.source_id, source_names)}} as source_name,
    fact.category as product_category,
    {{local_time(fact.recorded_at)}} as recorded_at
from fact_costs as fact final
where fact.state = 'live'
