-- List of the contacts whose opportunities of the campaign were lost.
-- Report: Campaign KPI
-- Guide: Getfly, "KPI Chiến dịch" - Dấu hiệu thất bại, danh sách khách hàng thất bại theo ngành nghề
-- Definition: opportunities created in the period that are lost now.
--   campaign '' = all campaigns; opportunities without a campaign are left out.
-- Units: times.
-- Rows: one per lost opportunity.
create or replace view campaign_lost_contacts
(
    industry          String comment 'Current industry of the contact, (none) if not said',
    contact_id        String comment 'Contact',
    contact_name      String comment 'Name of the contact, else (none)',
    opportunity_id    String comment 'Opportunity',
    salesperson_name  String comment 'Name of the owner, else (none)',
    reason            String comment 'Reason given with the change into its stage, else (none)',
    lost_at           DateTime64(3, '{{timezone}}') comment 'When it entered the stage it is in'
)
comment 'List of the contacts whose opportunities of the campaign were lost.'
as
select
    industry,
    contact_id,
    contact_name,
    opportunity_id,
    salesperson_name,
    lost_reason as reason,
    stage_entered_at as lost_at
from opportunities
where created_at >= toDateTime64({from:Date}, 3, '{{timezone}}')
  and created_at < toDateTime64({to:Date}, 3, '{{timezone}}')
  and ({campaign:String} = '' and campaign_id != '(none)' or campaign_id = {campaign:String})
  and outcome = 'lost'
order by industry, lost_at, opportunity_id
