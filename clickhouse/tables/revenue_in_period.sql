-- Grain: one line of an order that is not cancelled and was placed in the period. The months that the period touches are all that is read.
create or replace view revenue_in_period
(
    placed_month    UInt16 comment 'Month of ordered_at in UTC: 12 * year + month',
    order_id        String comment 'Order',
    contact_id      String comment 'Contact that ordered',
    opportunity_id  String comment 'Opportunity behind the order, else (none)',
    campaign_id     LowCardinality(String) comment 'Campaign of that opportunity, else (none)',
    source_id       LowCardinality(String) comment 'Source of that opportunity, else of the contact, else (none)',
    salesperson_id  LowCardinality(String) comment 'Owner of that opportunity, else (none)',
    category        LowCardinality(String) comment 'Category of the line''s product; of the opportunity for an order without lines; else (none)',
    revenue         Decimal(18, 2) comment 'Current total of the line in the base currency, converted and rounded once',
    ordered_at      DateTime64(3, '{{timezone}}') comment 'When the order was placed'
)
comment 'Revenue of [from, to): revenue_in_period(from, to).'
as
select
    placed_month,
    order_id,
    contact_id,
    opportunity_id,
    campaign_id,
    source_id,
    salesperson_id,
    category,
    revenue,
    ordered_at
from revenue_lines
where ordered_at >= toDateTime64({from:Date}, 3, '{{timezone}}')
  and ordered_at < toDateTime64({to:Date}, 3, '{{timezone}}')
  and placed_month >= toRelativeMonthNum(toDateTime64({from:Date}, 3, '{{timezone}}'), 'UTC')
  and placed_month <= toRelativeMonthNum(subtractMilliseconds(toDateTime64({to:Date}, 3, '{{timezone}}'), 1), 'UTC')
