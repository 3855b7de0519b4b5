-- List of the contacts whose opportunities of the campaign were lost.
-- Report: Campaign KPI
-- Guide: Getfly, "KPI Chiến dịch" - Dấu hiệu thất bại, danh sách khách hàng thất bại theo ngành nghề
-- Definition: opportunities created in the period that are lost now.
--   campaign '' = all campaigns; opportunities without a campaign are left out.
-- Units: times.
-- Grain: one per lost opportunity.
-- Order: industry, lost_at, opportunity_id.
-- Access: campaign
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
as
with {{names_of(salesperson_id, salesperson_names)}} as people
select
    cast(fact.industry, 'String') as industry,
    fact.contact_id as contact_id,
    fact.contact_name as contact_name,
    fact.opportunity_id as opportunity_id,
    cast({{name_in(fact.salesperson_id, people)}}, 'String') as salesperson_name,
    cast(fact.lost_reason, 'String') as reason,
    {{local_time(fact.stage_entered_at)}} as lost_at
{{from_campaign_cohort()}}
  and fact.outcome = 'lost'
order by industry, lost_at, opportunity_id
