-- Cost and what it brought, as columns over the totals of cost_parts.
-- Parameters: none
toDecimal64(totals.cost, 2) as cost,
toDecimal64(totals.revenue, 2) as revenue,
{{ratio(totals.revenue - totals.cost, totals.cost)}} as roi,
{{money_per(totals.cost, totals.created)}} as cost_per_created,
{{money_per(totals.cost, totals.qualified)}} as cost_per_qualified,
{{money_per(totals.cost, totals.with_revenue)}} as cost_per_order
