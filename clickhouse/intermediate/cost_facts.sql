-- Costs without names: what the metrics add up.
-- Grain: one cost that is not cancelled.
-- Access: tables
create or replace view cost_facts
(
    cost_id           String comment 'Cost',
    amount            Decimal(18, 2) comment 'Amount in the base currency',
    spent_on          Date32 comment 'Day it was spent on',
    campaign_id       String comment 'Campaign, else (none)',
    source_id         String comment 'Marketing source, else (none)',
    product_category  String comment 'Product category, else (none)'
)
as
select
    cost_id,
    amount,
    spent_on,
    campaign_id,
    source_id,
    category as product_category
from fact_costs final
where state = 'live'
