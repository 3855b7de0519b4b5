-- Opportunities in their latest state: ids, names, source, milestones, outcome, revenue.
-- Grain: one live opportunity.
-- Access: tables
-- Deleted ones, and those without a created event yet, count nowhere.
create or replace view opportunities
(
    {{columns(fact_opportunities, opportunity_id, campaign_id)}},
    campaign_name String comment 'Name of the campaign, else (none)',
    {{columns(fact_opportunities, source_id, source_id)}},
    source_name String comment 'Name of the source, else (none)',
    {{columns(fact_opportunities, salesperson_id, salesperson_id)}},
    salesperson_name String comment 'Name of the owner, else (none)',
    team_id String comment 'Team of the owner, else (none)',
    registered UInt8 comment '1: has an owner',
    {{columns(fact_opportunities, stage_order, end)}},
    original_currency LowCardinality(String) comment 'Currency that the CRM said, else the base currency'
)
as
with
    {{names_of(campaign_id, campaigns)}} as campaign_names,
    {{names_of(source_id, sources)}} as source_names,
    {{people_of(salespeople)}} as people
select
    {{values(fact_opportunities, opportunity_id, campaign_id)}},
    {{name_in(fact.campaign_id, campaign_names)}} as campaign_name,
    {{values(fact_opportunities, source_id, source_id)}},
    {{name_in(fact.source_id, source_names)}} as source_name,
    {{values(fact_opportunities, salesperson_id, salesperson_id)}},
    {{name_in(fact.salesperson_id, people)}} as salesperson_name,
    {{team_in(fact.salesperson_id, people)}} as team_id,
    toUInt8(fact.salesperson_id != '(none)') as registered,
    {{values(fact_opportunities, stage_order, end)}},
    fact.currency as original_currency
from fact_opportunities as fact final
where fact.state = 'live'
