-- What was stored before opportunities_by_month was fed. Repeated, or beside a worker, it changes nothing: versions decide.
insert into opportunities_by_month
(
    created_month, key, live, opportunity_id, contact_id, contact_name, industry, description, campaign_id, source_id, salesperson_id, stage_id, stage_order, outcome, category, estimated_value, close_rate, probability, expected_close_on, custom, created_at, updated_at, transferred_at, qualified_at, first_order_at, revenue, tasks_done, tasks_open, lost_reason, stage_entered_at, stage_changes, last_stage_change_at, version
)
select
    month as created_month,
    bitOr(bitShiftLeft(toUInt128(sipHash64(fact.campaign_id)), 64), toUInt128(sipHash64(fact.opportunity_id, fact.contact_id))) as key,
    toUInt8(fact.state = 'live' and toRelativeMonthNum(fact.created_at) = month) as live,
    fact.opportunity_id as opportunity_id,
    fact.contact_id as contact_id,
    fact.contact_name as contact_name,
    fact.industry as industry,
    fact.description as description,
    fact.campaign_id as campaign_id,
    fact.source_id as source_id,
    fact.salesperson_id as salesperson_id,
    fact.stage_id as stage_id,
    fact.stage_order as stage_order,
    fact.outcome as outcome,
    fact.category as category,
    fact.estimated_value as estimated_value,
    fact.close_rate as close_rate,
    fact.probability as probability,
    fact.expected_close_on as expected_close_on,
    fact.custom as custom,
    fact.created_at as created_at,
    fact.updated_at as updated_at,
    fact.transferred_at as transferred_at,
    fact.qualified_at as qualified_at,
    fact.first_order_at as first_order_at,
    fact.revenue as revenue,
    fact.tasks_done as tasks_done,
    fact.tasks_open as tasks_open,
    fact.lost_reason as lost_reason,
    fact.stage_entered_at as stage_entered_at,
    fact.stage_changes as stage_changes,
    fact.last_stage_change_at as last_stage_change_at,
    fact.version as version
from fact_opportunities as fact final
array join arrayDistinct(fact.created_months) as month
