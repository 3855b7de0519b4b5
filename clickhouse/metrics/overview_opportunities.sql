-- List of the opportunities behind the counts of the marketing overview.
-- Report: Marketing overview
-- Guide: MISA aiMarketing, "Tổng quan" - the opportunities behind each number
-- Definition: milestone says which: created (also ''), transferred, qualified, ordered: it happened in the period; cohort_transferred, cohort_qualified,
--   cohort_ordered: created in the period, and it happened before its end; funnel_qualified, funnel_ordered: likewise, after every step before it.
-- Units: money in the base currency.
-- Grain: one per opportunity.
-- Order: created_at, opportunity_id.
-- Access: view_all
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
as
with
    {{names_of(source_id, source_names)}} as sources_by_id,
    {{names_of(salesperson_id, salesperson_names)}} as people,
    {{start_of({from:Date})}} as begin_at,
    {{start_of({to:Date})}} as end_at
select
    fact.opportunity_id as opportunity_id,
    fact.description as description,
    fact.contact_id as contact_id,
    fact.contact_name as contact_name,
    cast(fact.source_id, 'String') as source_id,
    cast({{name_in(fact.source_id, sources_by_id)}}, 'String') as source_name,
    cast(fact.category, 'String') as product_category,
    cast(fact.salesperson_id, 'String') as salesperson_id,
    cast({{name_in(fact.salesperson_id, people)}}, 'String') as salesperson_name,
    cast(fact.stage_name, 'String') as stage_name,
    cast(fact.outcome, 'String') as outcome,
    fact.estimated_value as estimated_value,
    fact.revenue as revenue,
    {{local_time(fact.created_at)}} as created_at,
    {{local_time(fact.transferred_at)}} as transferred_at,
    {{local_time(fact.qualified_at)}} as qualified_at,
    {{local_time(fact.first_order_at)}} as first_order_at
from opportunities_by_month as fact final
-- All but the three that ask for another time than that of creation read its months alone.
prewhere {milestone:String} in ('transferred', 'qualified', 'ordered')
  or {{months_between(fact.created_month, begin_at, end_at)}}
where fact.live
  and {{is_among(fact.source_id, {sources:Array(String)})}}
  and {{is_among(fact.category, {categories:Array(String)})}}
  and (
      {milestone:String} = 'transferred' and fact.transferred_at >= begin_at and fact.transferred_at < end_at
      or {milestone:String} = 'qualified' and fact.qualified_at >= begin_at and fact.qualified_at < end_at
      or {milestone:String} = 'ordered' and fact.first_order_at >= begin_at and fact.first_order_at < end_at
      or {milestone:String} in ('', 'created', 'cohort_transferred', 'cohort_qualified', 'cohort_ordered', 'funnel_qualified', 'funnel_ordered')
      and fact.created_at >= begin_at and fact.created_at < end_at
      and ({milestone:String} not in ('cohort_transferred', 'funnel_qualified', 'funnel_ordered') or fact.transferred_at < end_at)
      and ({milestone:String} not in ('cohort_qualified', 'funnel_qualified', 'funnel_ordered') or fact.qualified_at < end_at)
      and ({milestone:String} not in ('cohort_ordered', 'funnel_ordered') or fact.first_order_at < end_at)
  )
{{order_by_month(fact.created_month, fact.created_at, opportunity_id)}}
