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
with
    (select (groupArray(concat(campaign_id, '\0', stage_id)), groupArray(stage_name)) from stages) as stage_names,
    (select (groupArray(salesperson_id), groupArray(name)) from salespeople) as salesperson_names
select
    cohort.opportunity_id as opportunity_id,
    cohort.description as description,
    cohort.contact_id as contact_id,
    cohort.contact_name as contact_name,
    cast(cohort.salesperson_id, 'String') as salesperson_id,
    cast(transform(cohort.salesperson_id, salesperson_names.1, salesperson_names.2, '(none)'), 'String') as salesperson_name,
    cast(cohort.stage_id, 'String') as stage_id,
    transform(concat(cohort.campaign_id, '\0', cohort.stage_id), stage_names.1, stage_names.2, '(none)') as stage_name,
    cast(cohort.outcome, 'String') as outcome,
    toUInt64(cohort.tasks_done) as tasks_done,
    toUInt64(cohort.tasks_open) as tasks_open
from campaign_cohort(campaign = {campaign:String}, from = {from:Date}, to = {to:Date}) as cohort
order by cohort.created_at, opportunity_id
