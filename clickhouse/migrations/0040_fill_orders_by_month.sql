-- What was stored before orders_by_month was fed. Repeated, or beside a worker, it changes nothing: versions decide.
insert into orders_by_month
(
    placed_month, key, live, order_id, contact_id, contact_name, opportunity_id, description, campaign_id, source_id, salesperson_id, status, cancelled, revenue, ordered_at, `lines.category`, `lines.amount`, version
)
select
    month as placed_month,
    sipHash64(fact.order_id, fact.contact_id) as key,
    toUInt8(fact.live = 1 and toRelativeMonthNum(fact.ordered_at) = month) as live,
    fact.order_id as order_id,
    fact.contact_id as contact_id,
    fact.contact_name as contact_name,
    fact.opportunity_id as opportunity_id,
    fact.description as description,
    fact.campaign_id as campaign_id,
    fact.source_id as source_id,
    fact.salesperson_id as salesperson_id,
    fact.status as status,
    fact.cancelled as cancelled,
    fact.revenue as revenue,
    fact.ordered_at as ordered_at,
    fact.`lines.category` as `lines.category`,
    fact.`lines.amount` as `lines.amount`,
    fact.version as version
from fact_orders as fact final
array join arrayDistinct(fact.placed_months) as month
