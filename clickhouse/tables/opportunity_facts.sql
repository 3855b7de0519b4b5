-- Grain: one opportunity that lives. The lean side of opportunities: no names, so metrics that need none don't look any up.
create or replace view opportunity_facts
(
    opportunity_id    String comment 'Opportunity',
    contact_id        String comment 'Contact it belongs to',
    campaign_id       String comment 'Campaign, else (none)',
    source_id         String comment 'Own source if said, else first touch of the contact, else (none)',
    salesperson_id    String comment 'Owner, else (none)',
    product_category  String comment 'Product category, else (none)',
    outcome           LowCardinality(String) comment 'won, lost or in_progress',
    probability       Decimal(9, 6) comment 'Success probability in %',
    industry          String comment 'Current industry of the contact, else (none)',
    lost_reason       String comment 'Reason given with the change into the current stage, else (none)',
    stage_changes     UInt32 comment 'Applied stage changes',
    last_stage_change_at  Nullable(DateTime64(3, '{{timezone}}')) comment 'Time of the last applied stage change',
    created_at        DateTime64(3, '{{timezone}}') comment 'Time of its first created event',
    transferred_at    Nullable(DateTime64(3, '{{timezone}}')) comment 'First hand-over to sales; NULL if it has not happened',
    qualified_at      Nullable(DateTime64(3, '{{timezone}}')) comment 'When it first gave rise to a sales opportunity; NULL if it has not happened',
    first_order_at    Nullable(DateTime64(3, '{{timezone}}')) comment 'Placement of its first order that is not cancelled; NULL if there is none'
)
comment 'Opportunities without names: what the metrics count.'
as
select
    fact.opportunity_id as opportunity_id,
    fact.contact_id as contact_id,
    fact.campaign_id as campaign_id,
    fact.source_id as source_id,
    fact.salesperson_id as salesperson_id,
    fact.category as product_category,
    fact.outcome as outcome,
    fact.probability as probability,
    fact.industry as industry,
    fact.lost_reason as lost_reason,
    fact.stage_changes as stage_changes,
    toTimeZone(fact.last_stage_change_at, '{{timezone}}') as last_stage_change_at,
    toTimeZone(fact.created_at, '{{timezone}}') as created_at,
    toTimeZone(fact.transferred_at, '{{timezone}}') as transferred_at,
    toTimeZone(fact.qualified_at, '{{timezone}}') as qualified_at,
    toTimeZone(fact.first_order_at, '{{timezone}}') as first_order_at
from fact_opportunities as fact final
where fact.state = 'live'
