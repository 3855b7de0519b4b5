-- List of the opportunities behind the counts of the marketing overview.
-- Report: Marketing overview
-- Guide: MISA aiMarketing, "Tổng quan" - the opportunities behind each number
-- Definition: milestone says which: created (also ''), transferred, qualified, ordered: it happened in the period; cohort_transferred, cohort_qualified,
--   cohort_ordered: created in the period, and it happened before its end; funnel_qualified, funnel_ordered: likewise, after every step before it.
-- Units: money in the base currency.
-- Rows: one per opportunity.
-- Order: created_at, opportunity_id.
create or replace view overview_opportunities
(
    opportunity_id    String comment 'Opportunity',
    description       String comment 'Description, may be empty',
    contact_id        String comment 'Contact',
    contact_name      String comment 'Name of the contact, else (none)',
    source_id         String comment 'Own source if said, else first touch of the contact, else (none)',
    source_name       String comment 'Name of the source, else (none)',
    product_category  String comment 'Product category, else (none)',
    salesperson_id    String comment 'Owner, (none) without one',
    salesperson_name  String comment 'Name of the owner, else (none)',
    stage_name        String comment 'Name of the current stage, else (none)',
    outcome           String comment 'won, lost or in_progress',
    estimated_value   Decimal(18, 2) comment 'Estimated value',
    revenue           Decimal(18, 2) comment 'Current amount of its orders that are not cancelled',
    created_at        DateTime64(3, '{{timezone}}') comment 'When it was created',
    transferred_at    Nullable(DateTime64(3, '{{timezone}}')) comment 'First hand-over to sales; NULL if it has not happened',
    qualified_at      Nullable(DateTime64(3, '{{timezone}}')) comment 'When it first gave rise to a sales opportunity; NULL if it has not happened',
    first_order_at    Nullable(DateTime64(3, '{{timezone}}')) comment 'Placement of its first order that is not cancelled; NULL if there is none'
)
comment 'List of the opportunities behind the counts of the marketing overview.'
as
with
    (select (groupArray(source_id), groupArray(name)) from source_names) as sources_by_id,
    (select (groupArray(salesperson_id), groupArray(name)) from salesperson_names) as people,
    toDateTime64({from:Date}, 3, '{{timezone}}') as begin_at,
    toDateTime64({to:Date}, 3, '{{timezone}}') as end_at
select
    lean.opportunity_id as opportunity_id,
    lean.description as description,
    lean.contact_id as contact_id,
    lean.contact_name as contact_name,
    cast(lean.source_id, 'String') as source_id,
    cast(transform(lean.source_id, sources_by_id.1, sources_by_id.2, '(none)'), 'String') as source_name,
    cast(lean.category, 'String') as product_category,
    cast(lean.salesperson_id, 'String') as salesperson_id,
    cast(transform(lean.salesperson_id, people.1, people.2, '(none)'), 'String') as salesperson_name,
    cast(lean.stage_name, 'String') as stage_name,
    cast(lean.outcome, 'String') as outcome,
    lean.estimated_value as estimated_value,
    lean.revenue as revenue,
    toTimeZone(lean.created_at, '{{timezone}}') as created_at,
    toTimeZone(lean.transferred_at, '{{timezone}}') as transferred_at,
    toTimeZone(lean.qualified_at, '{{timezone}}') as qualified_at,
    toTimeZone(lean.first_order_at, '{{timezone}}') as first_order_at
from lean_opportunities as lean final
-- All but the three that ask for another time than that of creation read its months alone.
prewhere {milestone:String} in ('transferred', 'qualified', 'ordered')
  or lean.created_month >= toRelativeMonthNum(begin_at, 'UTC')
  and lean.created_month <= toRelativeMonthNum(subtractMilliseconds(end_at, 1), 'UTC')
where lean.live
  and (empty({sources:Array(String)}) or lean.source_id in {sources:Array(String)})
  and (empty({categories:Array(String)}) or lean.category in {categories:Array(String)})
  and (
      {milestone:String} = 'transferred' and lean.transferred_at >= begin_at and lean.transferred_at < end_at
      or {milestone:String} = 'qualified' and lean.qualified_at >= begin_at and lean.qualified_at < end_at
      or {milestone:String} = 'ordered' and lean.first_order_at >= begin_at and lean.first_order_at < end_at
      or {milestone:String} in ('', 'created', 'cohort_transferred', 'cohort_qualified', 'cohort_ordered', 'funnel_qualified', 'funnel_ordered')
      and lean.created_at >= begin_at and lean.created_at < end_at
      and ({milestone:String} not in ('cohort_transferred', 'funnel_qualified', 'funnel_ordered') or lean.transferred_at < end_at)
      and ({milestone:String} not in ('cohort_qualified', 'funnel_qualified', 'funnel_ordered') or lean.qualified_at < end_at)
      and ({milestone:String} not in ('cohort_ordered', 'funnel_ordered') or lean.first_order_at < end_at)
  )
-- The month first: it changes nothing, and whoever asks for the first rows alone has only its first months read.
order by lean.created_month, lean.created_at, opportunity_id
