-- List of the opportunities of the campaign with their results and tasks.
-- Report: Campaign KPI
-- Guide: Getfly, "KPI Chiến dịch" - Kết quả, danh sách khách hàng
-- Definition: opportunities created in the period, in their state of now.
--   campaign '' = all campaigns; opportunities without a campaign are left out.
-- Units: tasks.
-- Grain: one per opportunity.
-- Order: opportunity_id.
-- Access: campaign
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
as
with
    {{names_of(salesperson_id, salesperson_names)}} as people
select
    {{opportunity_columns(fact)}},
    cast(fact.stage_id, 'String') as stage_id,
    cast(fact.stage_name, 'String') as stage_name,
    cast(fact.outcome, 'String') as outcome,
    toUInt64(fact.tasks_done) as tasks_done,
    toUInt64(fact.tasks_open) as tasks_open
{{from_campaign_cohort()}}
{{order_by_month(fact.created_month, fact.created_at, opportunity_id)}}
