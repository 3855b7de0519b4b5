-- Costs in their latest state.
-- Grain: one cost that is not cancelled.
-- Access: tables
create or replace view costs
(
    {{columns(fact_costs, cost_id, campaign_id)}},
    campaign_name String comment 'Name of the campaign, else (none)',
    {{columns(fact_costs, source_id, source_id)}},
    source_name String comment 'Name of the source, else (none)',
    {{columns(fact_costs, product_category, end)}}
)
as
with
    {{names_of(campaign_id, campaigns)}} as campaign_names,
    {{names_of(source_id, sources)}} as source_names
select
    {{values(fact_costs, cost_id, campaign_id)}},
    {{name_in(fact.campaign_id, campaign_names)}} as campaign_name,
    {{values(fact_costs, source_id, source_id)}},
    {{name_in(fact.source_id, source_names)}} as source_name,
    {{values(fact_costs, product_category, end)}}
from fact_costs as fact final
where fact.state = 'live'
