-- Grain: one line of an order that is not cancelled. This view is the definition of revenue: every metric reads it.
create or replace view revenue_lines
(
    order_id        String comment 'Order',
    contact_id      String comment 'Contact that ordered',
    opportunity_id  String comment 'Opportunity behind the order, else (none)',
    campaign_id     String comment 'Campaign of that opportunity, else (none)',
    source_id       String comment 'Source of that opportunity, else of the contact, else (none)',
    salesperson_id  String comment 'Owner of that opportunity, else (none)',
    category        String comment 'Category of the line''s product; of the opportunity for an order without lines; else (none)',
    revenue         Decimal(18, 2) comment 'Current total of the line in the base currency, converted and rounded once',
    ordered_at      DateTime64(3, '{{timezone}}') comment 'When the order was placed'
)
comment 'Revenue: lines of orders whose current status is not cancelled, at the time they were placed.'
as
select
    fact.order_id as order_id,
    fact.contact_id as contact_id,
    fact.opportunity_id as opportunity_id,
    fact.campaign_id as campaign_id,
    fact.source_id as source_id,
    fact.salesperson_id as salesperson_id,
    line_category as category,
    line_amount as revenue,
    toTimeZone(fact.ordered_at, '{{timezone}}') as ordered_at
from fact_orders as fact final
array join
    fact.`lines.category` as line_category,
    fact.`lines.amount` as line_amount
where fact.live and not fact.cancelled
