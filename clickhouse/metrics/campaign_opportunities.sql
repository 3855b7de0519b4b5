-- List of the opportunities of the campaign: what is behind every number of its KPI.
-- Report: Campaign KPI
-- Guide: Getfly, "KPI Chiến dịch" - danh sách cơ hội sau mỗi con số
-- Definition: opportunities created in the period, in their state of now. revenue is the opportunity's of now.
--   campaign '' = all campaigns; opportunities without a campaign are left out.
-- Units: money in the base currency; probability in %, 0-100.
-- Grain: one per opportunity.
-- Order: created_at, opportunity_id.
-- Access: campaign
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
as
with
    {{names_of(salesperson_id, salesperson_names)}} as people
select
    {{opportunity_columns(fact)}},
    cast(fact.stage_id, 'String') as stage_id,
    cast(fact.stage_name, 'String') as stage_name,
    cast(fact.outcome, 'String') as outcome,
    cast(fact.salesperson_id != '(none)', 'UInt8') as registered,
    toFloat64(fact.probability) as probability,
    fact.estimated_value as estimated_value,
    fact.revenue as revenue,
    {{local_time(fact.created_at)}} as created_at,
    {{local_time(fact.updated_at)}} as updated_at
{{from_campaign_cohort()}}
{{order_by_month(fact.created_month, fact.created_at, opportunity_id)}}
