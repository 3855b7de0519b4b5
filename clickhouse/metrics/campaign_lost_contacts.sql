-- List of the contacts whose opportunities of the campaign were lost.
-- Report: Campaign KPI
-- Guide: Getfly, "KPI Chiến dịch" - Dấu hiệu thất bại, danh sách khách hàng thất bại theo ngành nghề
-- Definition: opportunities created in the period that are lost now.
--   campaign '' = all campaigns; opportunities without a campaign are left out.
-- Units: times.
-- Rows: one per lost opportunity.
-- Order: industry, lost_at, opportunity_id.
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
with (select (groupArray(salesperson_id), groupArray(name)) from salesperson_names) as people
select
    cast(fact.industry, 'String') as industry,
    fact.contact_id as contact_id,
    fact.contact_name as contact_name,
    fact.opportunity_id as opportunity_id,
    cast(transform(fact.salesperson_id, people.1, people.2, '(none)'), 'String') as salesperson_name,
    cast(fact.lost_reason, 'String') as reason,
    toTimeZone(fact.stage_entered_at, '{{timezone}}') as lost_at
from opportunities_by_month as fact final
-- Before rows are merged: nothing else of the month is.
prewhere fact.created_month >= toRelativeMonthNum(toDateTime64({from:Date}, 3, '{{timezone}}'), 'UTC')
  and fact.created_month <= toRelativeMonthNum(subtractMilliseconds(toDateTime64({to:Date}, 3, '{{timezone}}'), 1), 'UTC')
  and ({campaign:String} = '' or fact.key >= bitShiftLeft(toUInt128(sipHash64({campaign:String})), 64))
  and ({campaign:String} = '' or fact.key <= bitOr(bitShiftLeft(toUInt128(sipHash64({campaign:String})), 64), toUInt128(18446744073709551615)))
where fact.live
  and fact.created_at >= toDateTime64({from:Date}, 3, '{{timezone}}')
  and fact.created_at < toDateTime64({to:Date}, 3, '{{timezone}}')
  and ({campaign:String} = '' and fact.campaign_id != '(none)' or fact.campaign_id = {campaign:String})
  and fact.outcome = 'lost'
order by industry, lost_at, opportunity_id
