-- What was stored before milestones_by_month was fed. Repeated, or beside a worker, it changes nothing: versions decide.
insert into milestones_by_month
(
    milestone_month, key, opportunity_id, source_id, category, created_at, transferred_at, qualified_at, version
)
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
from fact_opportunities as fact final
array join arrayDistinct(fact.milestone_months) as month
