-- Opportunities of the campaign by stage and owner.
-- Report: Campaign KPI
-- Guide: Getfly, "KPI Chiến dịch" - KPI khách hàng, số cơ hội theo phương pháp tiếp cận và người phụ trách
-- Definition: opportunities created in the period, in their state of now.
--   campaign '' = all campaigns; opportunities without a campaign are left out.
-- Units: opportunities.
-- Rows: one per stage and owner that an opportunity has.
create or replace view campaign_created_by_stage_owner
(
    stage_order       UInt16 comment 'Position of the stage in its campaign, from 1; 0 if not listed',
    stage_id          String comment 'Stage, (none) without one',
    stage_name        String comment 'Name of the stage, else (none)',
    salesperson_id    String comment 'Owner, (none) without one',
    salesperson_name  String comment 'Name of the owner, else (none)',
    opportunities     UInt64 comment 'Opportunities created in the period'
)
comment 'Opportunities of the campaign by stage and owner.'
as
-- Names are looked up for groups, not for opportunities; stages of several campaigns that are equal by name too merge afterwards.
with
    (select (groupArray(concat(campaign_id, '\0', stage_id)), groupArray(stage_name)) from stages) as stage_names,
    (select (groupArray(salesperson_id), groupArray(name)) from salespeople) as salesperson_names,
    cohort as
    (
        select campaign_id, stage_order, stage_id, salesperson_id, count() as opportunities
        from campaign_cohort(campaign = {campaign:String}, from = {from:Date}, to = {to:Date})
        group by campaign_id, stage_order, stage_id, salesperson_id
    )
select
    cohort.stage_order as stage_order,
    cast(cohort.stage_id, 'String') as stage_id,
    transform(concat(cohort.campaign_id, '\0', cohort.stage_id), stage_names.1, stage_names.2, '(none)') as stage_name,
    cast(cohort.salesperson_id, 'String') as salesperson_id,
    cast(transform(cohort.salesperson_id, salesperson_names.1, salesperson_names.2, '(none)'), 'String') as salesperson_name,
    sum(cohort.opportunities) as opportunities
from cohort
group by stage_order, stage_id, stage_name, salesperson_id, salesperson_name
order by stage_order, stage_id, stage_name, salesperson_id
