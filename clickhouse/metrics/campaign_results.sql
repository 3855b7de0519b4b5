-- List of the opportunities of the campaign with their results and tasks.
-- Report: Campaign KPI
-- Guide: Getfly, "KPI Chiến dịch" - Kết quả, danh sách khách hàng
-- Definition: opportunities created in the period, in their state of now.
--   campaign '' = all campaigns; opportunities without a campaign are left out.
-- Units: tasks.
-- Rows: one per opportunity.
create or replace view campaign_results
(
    opportunity_id    String comment 'Opportunity',
    description       String comment 'Description, may be empty',
    contact_id        String comment 'Contact',
    contact_name      String comment 'Name of the contact, else (none)',
    salesperson_id    String comment 'Owner, (none) without one',
    salesperson_name  String comment 'Name of the owner, else (none)',
    stage_id          String comment 'Stage, (none) without one',
    stage_name        String comment 'Name of the stage, else (none)',
    outcome           String comment 'won, lost or in_progress',
    tasks_done        UInt64 comment 'Completed tasks',
    tasks_open        UInt64 comment 'Open tasks'
)
comment 'List of the opportunities of the campaign with their results and tasks.'
as
select
    opportunity_id,
    description,
    contact_id,
    contact_name,
    salesperson_id,
    salesperson_name,
    stage_id,
    stage_name,
    cast(opportunities.outcome, 'String') as outcome,
    toUInt64(opportunities.tasks_done) as tasks_done,
    toUInt64(opportunities.tasks_open) as tasks_open
from opportunities
where created_at >= toDateTime64({from:Date}, 3, '{{timezone}}')
  and created_at < toDateTime64({to:Date}, 3, '{{timezone}}')
  and ({campaign:String} = '' and campaign_id != '(none)' or campaign_id = {campaign:String})
order by created_at, opportunity_id
