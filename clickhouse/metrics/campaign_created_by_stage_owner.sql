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
select
    stage_order,
    stage_id,
    stage_name,
    salesperson_id,
    salesperson_name,
    count() as opportunities
from opportunities
where created_at >= toDateTime64({from:Date}, 3, '{{timezone}}')
  and created_at < toDateTime64({to:Date}, 3, '{{timezone}}')
  and ({campaign:String} = '' and campaign_id != '(none)' or campaign_id = {campaign:String})
group by stage_order, stage_id, stage_name, salesperson_id, salesperson_name
order by stage_order, stage_id, stage_name, salesperson_id
