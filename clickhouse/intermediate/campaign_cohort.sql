-- Opportunities of a campaign created in [from, to): campaign_cohort(campaign, from, to).
-- Grain: one live opportunity of the campaign that was created in the period: what the campaign KPI counts.
-- Access: tables
-- campaign '' = all campaigns; opportunities without a campaign are left out. Of each month only the campaign's stretch of keys is read. One step, as
-- in created_opportunities.
create or replace view campaign_cohort
(
    industry              LowCardinality(String) comment 'Current industry of the contact, else (none)',
    campaign_id           LowCardinality(String) comment 'Campaign, else (none)',
    salesperson_id        LowCardinality(String) comment 'Owner, else (none)',
    stage                 LowCardinality(String) comment 'Order, id and name of the current stage as one text: order/id/name, id and name percent-encoded',
    outcome               LowCardinality(String) comment 'won, lost or in_progress',
    probability           Decimal(9, 6) comment 'Success probability in %',
    lost_reason           LowCardinality(String) comment 'Reason given with the change into the current stage, else (none)',
    created_at            DateTime64(3, '{{timezone}}') comment 'Time of its first created event'
)
as
select
    fact.industry as industry,
    fact.campaign_id as campaign_id,
    fact.salesperson_id as salesperson_id,
    fact.stage as stage,
    fact.outcome as outcome,
    fact.probability as probability,
    fact.lost_reason as lost_reason,
    {{local_time(fact.created_at)}} as created_at
{{from_campaign_cohort()}}
