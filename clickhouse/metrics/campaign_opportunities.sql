-- List of the opportunities of the campaign: what is behind every number of its KPI.
-- Report: Campaign KPI
-- Guide: Getfly, "KPI Chiến dịch" - danh sách cơ hội sau mỗi con số
-- Definition: opportunities created in the period, in their state of now. revenue is the opportunity's of now.
--   campaign '' = all campaigns; opportunities without a campaign are left out.
-- Units: money in the base currency; probability in %, 0-100.
-- Rows: one per opportunity.
create or replace view campaign_opportunities
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
    registered        UInt8 comment '1: has an owner',
    probability       Float64 comment 'Success probability in %',
    estimated_value   Decimal(18, 2) comment 'Estimated value',
    revenue           Decimal(18, 2) comment 'Revenue of now',
    created_at        DateTime64(3, '{{timezone}}') comment 'When it was created',
    updated_at        DateTime64(3, '{{timezone}}') comment 'Its last own event, refused ones aside'
)
comment 'List of the opportunities of the campaign: what is behind every number of its KPI.'
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
    cast(cohort.salesperson_id != '(none)', 'UInt8') as registered,
    toFloat64(cohort.probability) as probability,
    cohort.estimated_value as estimated_value,
    cohort.revenue as revenue,
    cohort.created_at as created_at,
    cohort.updated_at as updated_at
from campaign_cohort(campaign = {campaign:String}, from = {from:Date}, to = {to:Date}) as cohort
order by created_at, opportunity_id
