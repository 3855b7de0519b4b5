-- Every accepted activity event once, enriched with campaign, source and owner as of the event.
-- Grain: one accepted activity event.
-- Access: tables
-- Names come from constant arrays of the directory, not by joins: a query that asks for no name pays for none.
create or replace view events
(
    {{columns(fact_events, source, campaign_id)}},
    campaign_name String comment 'Name of the campaign, else (none)',
    {{columns(fact_events, source_id, source_id)}},
    source_name String comment 'Name of the marketing source, else (none)',
    {{columns(fact_events, salesperson_id, salesperson_id)}},
    salesperson_name String comment 'Name of the owner, else (none)',
    {{columns(fact_events, data, end)}}
)
as
with
    {{names_of(campaign_id, campaigns)}} as campaign_names,
    {{names_of(source_id, sources)}} as source_names,
    {{names_of(salesperson_id, salespeople)}} as salesperson_names
select
    {{values(fact_events, source, campaign_id)}},
    {{name_in(fact.campaign_id, campaign_names)}} as campaign_name,
    {{values(fact_events, source_id, source_id)}},
    {{name_in(fact.source_id, source_names)}} as source_name,
    {{values(fact_events, salesperson_id, salesperson_id)}},
    {{name_in(fact.salesperson_id, salesperson_names)}} as salesperson_name,
    {{values(fact_events, data, end)}}
from fact_events as fact final
