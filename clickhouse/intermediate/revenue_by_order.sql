-- Revenue of [from, to) by order: revenue_by_order(from, to, categories).
-- Grain: one order that is not cancelled and was placed in the period, with a line of the categories ([] = all).
-- Access: tables
-- The same revenue as revenue_in_period, for reports that ask for no single lines: its lines add up to it, and without categories they are not read: half of the cost. In one step, as in created_opportunities.
create or replace view revenue_by_order
(
    opportunity_id  String comment 'Opportunity behind the order, else (none)',
    campaign_id     LowCardinality(String) comment 'Campaign of that opportunity, else (none)',
    source_id       LowCardinality(String) comment 'Source of that opportunity, else of the contact, else (none)',
    salesperson_id  LowCardinality(String) comment 'Owner of that opportunity, else (none)',
    stage           LowCardinality(String) comment 'Order, id and name of that opportunity''s current stage as one text, as in campaign_cohort',
    revenue         Decimal(18, 2) comment 'Current total of the lines of these categories in the base currency, each converted and rounded once',
    ordered_at      DateTime64(3, '{{timezone}}') comment 'When the order was placed'
)
as
select
    fact.opportunity_id as opportunity_id,
    fact.campaign_id as campaign_id,
    fact.source_id as source_id,
    fact.salesperson_id as salesperson_id,
    fact.stage as stage,
    if(
        empty({categories:Array(String)}),
        fact.revenue,
        toDecimal64(arraySum(
            (category, amount) -> if(has({categories:Array(String)}, category), amount, toDecimal64(0, 2)),
            fact.`lines.category`, fact.`lines.amount`
        ), 2)
    ) as revenue,
    {{local_time(fact.ordered_at)}} as ordered_at
from orders_by_month as fact final
where fact.live and not fact.cancelled
  and (empty({categories:Array(String)}) or arrayExists(category -> has({categories:Array(String)}, category), fact.`lines.category`))
  and {{in_period(fact.ordered_at)}}
  and {{months_of_period(fact.placed_month)}}
