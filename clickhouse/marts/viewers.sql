-- Who may look at the reports.
-- Grain: one login.
-- Access: tables
create or replace view viewers
(
    login           String comment 'Login name of the viewer',
    salesperson_id  String comment 'Salesperson behind the login, else (none)',
    campaign_kpi    String comment 'Right to the campaign KPI: none, access or view_all',
    set_at          DateTime64(3, '{{timezone}}') comment 'Time of the event that counts'
)
as
select
    entity_id as login,
    {{said(last, 'salesperson_id')}} as salesperson_id,
    if(JSONExtractString(last, 'campaign_kpi') in ('access', 'view_all'), JSONExtractString(last, 'campaign_kpi'), 'none') as campaign_kpi,
    set_at
from
{{latest_of('crm.viewer.set')}}
