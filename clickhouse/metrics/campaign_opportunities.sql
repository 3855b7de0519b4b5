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
    registered,
    probability,
    estimated_value,
    revenue,
    created_at,
    updated_at
from opportunities
where created_at >= toDateTime64({from:Date}, 3, '{{timezone}}')
  and created_at < toDateTime64({to:Date}, 3, '{{timezone}}')
  and ({campaign:String} = '' and campaign_id != '(none)' or campaign_id = {campaign:String})
order by created_at, opportunity_id
