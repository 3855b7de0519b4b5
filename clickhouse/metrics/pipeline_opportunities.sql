-- List of all opportunities with what a sales pipeline shows.
-- Report: Sales pipeline
-- Guide: "Cơ hội bán hàng" - Danh sách cơ hội bán hàng
-- Definition: every opportunity that lives, of every campaign or none, closed ones included.
--   stars = close_rate in fifths, rounded half up. clock = red after expected_close_on, yellow from {{closing_soon_days}} days before it
--   to the day itself, green earlier, by the business day of now; empty if won or lost or without a date.
-- Units: money in the base currency; close_rate in %, 0-100.
-- Grain: one per opportunity.
-- Order: created_at, opportunity_id.
-- Access: pipeline
create or replace view pipeline_opportunities
(
    opportunity_id     String comment 'Opportunity',
    description        String comment 'Description, may be empty',
    contact_id         String comment 'Contact',
    contact_name       String comment 'Name of the contact, else (none)',
    salesperson_id     String comment 'Owner, (none) without one',
    salesperson_name   String comment 'Name of the owner, else (none)',
    team_id            String comment 'Team of the owner, else (none)',
    campaign_id        String comment 'Campaign, (none) without one',
    stage_order        UInt16 comment 'Position of the stage in its campaign, from 1; 0 if not listed',
    stage_id           String comment 'Stage, (none) without one',
    stage_name         String comment 'Name of the stage, else (none)',
    outcome            String comment 'won, lost or in_progress',
    estimated_value    Decimal(18, 2) comment 'Estimated value',
    close_rate         Float64 comment 'Own close rate in %, 50 if not said',
    stars              UInt8 comment 'close_rate in fifths, rounded half up',
    expected_close_on  Nullable(Date32) comment 'Expected closing day',
    clock              String comment 'red, yellow, green or empty',
    custom             Map(String, String) comment 'Custom fields',
    created_at         DateTime64(3, '{{timezone}}') comment 'When it was created',
    updated_at         DateTime64(3, '{{timezone}}') comment 'Its last own event, refused ones aside'
)
as
with
    {{people_of(salesperson_names)}} as people,
    {{today()}} as today
select
    {{opportunity_columns(fact)}},
    {{pipeline_columns(fact)}},
    fact.custom as custom,
    {{local_time(fact.created_at)}} as created_at,
    {{local_time(fact.updated_at)}} as updated_at
from opportunities_by_month as fact final
where fact.live
