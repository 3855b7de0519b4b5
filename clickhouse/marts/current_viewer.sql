-- As whom one looks, and what one may see.
-- Grain: one row.
-- Access: tables
-- The gateway says in the query's `log_comment` who it is; without that it is an operator, who asks ClickHouse itself.
create or replace view current_viewer
(
    login          String comment 'Login as whom the gateway answers, as it came; empty if none came, (operator) beside the gateway',
    access         String comment 'nobody (no login came), unknown (nobody is called so; capitals count), none (no rights), some, all, operator',
    campaigns      String comment 'Campaigns that are seen in the campaign KPI: none, own, all',
    opportunities  String comment 'Opportunities that are seen in the sales pipeline: none, own, team, all',
    overview       String comment 'Whether marketing overview and lead routing are seen: yes, no'
)
as
with
    getSetting('log_comment') as told,
    JSONExtractString(told, 'access') = '' as operator
select
    if(operator, '(operator)', JSONExtractString(told, 'login')) as login,
    if(operator, 'operator', JSONExtractString(told, 'access')) as access,
    if(operator, 'all', JSONExtractString(told, 'campaigns')) as campaigns,
    if(operator, 'all', JSONExtractString(told, 'opportunities')) as opportunities,
    if(operator, 'yes', JSONExtractString(told, 'overview')) as overview
