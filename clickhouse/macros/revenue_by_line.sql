-- The definition of revenue, as columns and source: lines of live orders that are not cancelled, each at the time when its order was placed.
-- Parameters: none
fact.opportunity_id as opportunity_id,
fact.campaign_id as campaign_id,
fact.source_id as source_id,
fact.salesperson_id as salesperson_id,
line_category as category,
line_amount as revenue,
{{local_time(fact.ordered_at)}} as ordered_at
from orders_by_month as fact final
array join
    fact.`lines.category` as line_category,
    fact.`lines.amount` as line_amount
where fact.live and not fact.cancelled
