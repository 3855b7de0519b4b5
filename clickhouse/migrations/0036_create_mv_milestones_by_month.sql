-- Feeds milestones_by_month as rows are inserted. A row may come again: it replaces itself.
create materialized view if not exists mv_milestones_by_month to milestones_by_month
(
    milestone_month  UInt16 comment 'Month (12 * year + month, UTC) in which something says it was created, transferred or qualified',
    key              UInt128 comment 'Hash of the campaign, then of opportunity and contact',
    opportunity_id   String comment 'Opportunity',
    source_id        LowCardinality(String) comment 'Own source if said, else first touch of the contact, else (none)',
    category         LowCardinality(String) comment 'Product category, else (none)',
    created_at       Nullable(DateTime64(3, 'UTC')) comment 'When it was created, if in this month',
    transferred_at   Nullable(DateTime64(3, 'UTC')) comment 'When it was first transferred, if in this month',
    qualified_at     Nullable(DateTime64(3, 'UTC')) comment 'When it was first qualified, if in this month',
    version          UInt64 comment 'Version of the row in fact_opportunities'
)
as
select
    month as milestone_month,
    bitOr(bitShiftLeft(toUInt128(sipHash64(fact.campaign_id)), 64), toUInt128(sipHash64(fact.opportunity_id, fact.contact_id))) as key,
    fact.opportunity_id as opportunity_id,
    fact.source_id as source_id,
    fact.category as category,
    if(fact.state = 'live' and toRelativeMonthNum(fact.created_at) = month, fact.created_at, null) as created_at,
    if(fact.state = 'live' and toRelativeMonthNum(fact.transferred_at) = month, fact.transferred_at, null) as transferred_at,
    if(fact.state = 'live' and toRelativeMonthNum(fact.qualified_at) = month, fact.qualified_at, null) as qualified_at,
    fact.version as version
from fact_opportunities as fact
array join arrayDistinct(fact.milestone_months) as month
comment 'Feeds milestones_by_month as rows are inserted'
