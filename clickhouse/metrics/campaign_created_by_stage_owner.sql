-- Opportunities of the campaign by stage and owner.
-- Report: Campaign KPI
-- Guide: Getfly, "KPI Chiến dịch" - KPI khách hàng, số cơ hội theo phương pháp tiếp cận và người phụ trách
-- Definition: opportunities created in the period, in their state of now.
--   campaign '' = all campaigns; opportunities without a campaign are left out.
-- Units: opportunities.
-- Grain: one per stage and owner that an opportunity has.
-- Order: stage_order, stage_id, stage_name, salesperson_id.
-- Access: campaign
create or replace view campaign_created_by_stage_owner
(
    stage_order       UInt16 comment 'Position of the stage in its campaign, from 1; 0 if not listed',
    stage_id          String comment 'Stage, (none) without one',
    stage_name        String comment 'Name of the stage, else (none)',
    salesperson_id    String comment 'Owner, (none) without one',
    salesperson_name  String comment 'Name of the owner, else (none)',
    opportunities     UInt64 comment 'Opportunities created in the period'
)
as
with
    {{names_of(salesperson_id, salesperson_names)}} as people,
    cohort as
    (
        select
            stage,
            salesperson_id,
            count() as opportunities
        from campaign_cohort(campaign = {campaign:String}, from = {from:Date}, to = {to:Date})
        group by stage, salesperson_id
    )
select
    {{stage_columns(cohort.stage)}},
    cast(cohort.salesperson_id, 'String') as salesperson_id,
    cast({{name_in(cohort.salesperson_id, people)}}, 'String') as salesperson_name,
    cohort.opportunities as opportunities
from cohort
order by stage_order, stage_id, stage_name, salesperson_id
