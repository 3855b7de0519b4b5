-- Grain: one opportunity that lives and was created in the period: opportunity_facts of these, in one step, as lists need it (below).
-- The months that the period touches are all that is read.
create or replace view created_opportunities
(
    created_month         UInt16 comment 'Month of created_at in UTC: 12 * year + month',
    key                   UInt128 comment 'sipHash64(campaign_id), then sipHash64(opportunity_id, contact_id)',
    opportunity_id        String comment 'Opportunity',
    description           String comment 'Description, may be empty',
    contact_id            String comment 'Contact it belongs to',
    contact_name          String comment 'Current name of the contact, else (none)',
    industry              LowCardinality(String) comment 'Current industry of the contact, else (none)',
    campaign_id           LowCardinality(String) comment 'Campaign, else (none)',
    source_id             LowCardinality(String) comment 'Own source if said, else first touch of the contact, else (none)',
    salesperson_id        LowCardinality(String) comment 'Owner, else (none)',
    stage_order           UInt16 comment 'Position of the stage in its campaign, from 1; 0 if not listed',
    stage_id              LowCardinality(String) comment 'Current stage, else (none)',
    outcome               LowCardinality(String) comment 'won, lost or in_progress',
    product_category      LowCardinality(String) comment 'Product category, else (none)',
    estimated_value       Decimal(18, 2) comment 'Estimated value in the base currency',
    close_rate            Decimal(9, 6) comment 'Own close rate in %, 50 if not said',
    probability           Decimal(9, 6) comment 'Success probability in %',
    expected_close_on     Nullable(Date32) comment 'Expected closing day',
    custom                Map(String, String) comment 'Custom and unknown fields',
    lost_reason           LowCardinality(String) comment 'Reason given with the change into the current stage, else (none)',
    stage_entered_at      DateTime64(3, '{{timezone}}') comment 'When it entered the current stage',
    stage_changes         UInt32 comment 'Applied stage changes',
    last_stage_change_at  Nullable(DateTime64(3, '{{timezone}}')) comment 'Time of the last applied stage change',
    revenue               Decimal(18, 2) comment 'Current amount of its orders that are not cancelled',
    tasks_done            UInt32 comment 'Completed tasks',
    tasks_open            UInt32 comment 'Open tasks',
    created_at            DateTime64(3, '{{timezone}}') comment 'Time of its first created event',
    updated_at            DateTime64(3, '{{timezone}}') comment 'Time of its last own event, refused ones aside',
    transferred_at        Nullable(DateTime64(3, '{{timezone}}')) comment 'First hand-over to sales; NULL if it has not happened',
    qualified_at          Nullable(DateTime64(3, '{{timezone}}')) comment 'When it first gave rise to a sales opportunity; NULL if it has not happened',
    first_order_at        Nullable(DateTime64(3, '{{timezone}}')) comment 'Placement of its first order that is not cancelled; NULL if there is none'
)
comment 'Opportunities created in [from, to): created_opportunities(from, to).'
as
select
    lean.created_month as created_month,
    lean.key as key,
    lean.opportunity_id as opportunity_id,
    lean.description as description,
    lean.contact_id as contact_id,
    lean.contact_name as contact_name,
    lean.industry as industry,
    lean.campaign_id as campaign_id,
    lean.source_id as source_id,
    lean.salesperson_id as salesperson_id,
    lean.stage_order as stage_order,
    lean.stage_id as stage_id,
    lean.outcome as outcome,
    lean.category as product_category,
    lean.estimated_value as estimated_value,
    lean.close_rate as close_rate,
    lean.probability as probability,
    lean.expected_close_on as expected_close_on,
    lean.custom as custom,
    lean.lost_reason as lost_reason,
    toTimeZone(lean.stage_entered_at, '{{timezone}}') as stage_entered_at,
    lean.stage_changes as stage_changes,
    toTimeZone(lean.last_stage_change_at, '{{timezone}}') as last_stage_change_at,
    lean.revenue as revenue,
    lean.tasks_done as tasks_done,
    lean.tasks_open as tasks_open,
    toTimeZone(lean.created_at, '{{timezone}}') as created_at,
    toTimeZone(lean.updated_at, '{{timezone}}') as updated_at,
    toTimeZone(lean.transferred_at, '{{timezone}}') as transferred_at,
    toTimeZone(lean.qualified_at, '{{timezone}}') as qualified_at,
    toTimeZone(lean.first_order_at, '{{timezone}}') as first_order_at
from lean_opportunities as lean final
where lean.live
  and lean.created_at >= toDateTime64({from:Date}, 3, '{{timezone}}')
  and lean.created_at < toDateTime64({to:Date}, 3, '{{timezone}}')
  and lean.created_month >= toRelativeMonthNum(toDateTime64({from:Date}, 3, '{{timezone}}'), 'UTC')
  and lean.created_month <= toRelativeMonthNum(subtractMilliseconds(toDateTime64({to:Date}, 3, '{{timezone}}'), 1), 'UTC')
