-- Events that a business rule refused: recorded, not applied.
-- Grain: one refused event.
-- Access: tables
-- Those of deleted opportunities stay listed; an opportunity that moved lists them under its new campaign. Few opportunities have any: those of which
-- some version has one are looked for first, by two numbers a row, and only they are read with FINAL. reopening: a stage change out of a closed
-- stage. frozen_report: a change of a lead report that has been generated.
create or replace view refusals
(
    refused_at    DateTime64(3, '{{timezone}}') comment 'Time of the refused event',
    rule          String comment 'Rule it breaks: reopening or frozen_report',
    event_source  String comment 'Source of the event',
    event_id      String comment 'Id of the event',
    entity_id     String comment 'Opportunity or lead report it was about',
    by_id         String comment 'Who tried, empty if not said',
    detail        String comment 'What was refused'
)
as
select
    {{local_time(refused)}} as refused_at,
    'reopening' as rule,
    refused_source as event_source,
    refused_id as event_id,
    fact.opportunity_id as entity_id,
    refused_by as by_id,
    refused_detail as detail
from fact_opportunities as fact final
array join
    fact.`refusals.refused_at` as refused,
    fact.`refusals.event_source` as refused_source,
    fact.`refusals.event_id` as refused_id,
    fact.`refusals.by_id` as refused_by,
    fact.`refusals.detail` as refused_detail
where fact.state != 'moved'
  and (fact.campaign_id, fact.opportunity_id, fact.contact_id) in
  (
      select campaign_id, opportunity_id, contact_id from fact_opportunities where notEmpty(`refusals.refused_at`)
  )
union all
select
    time as refused_at,
    'frozen_report' as rule,
    source as event_source,
    id as event_id,
    report_id as entity_id,
    '' as by_id,
    concat('changes ', arrayStringConcat(refused_changes, ', '), ' of a report that has been generated') as detail
from lead_report_versions
where applied = 0
