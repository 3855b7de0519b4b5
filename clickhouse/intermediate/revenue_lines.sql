-- Revenue: lines of orders whose current status is not cancelled, at the time they were placed.
-- Grain: one line of an order that is not cancelled.
-- Access: tables
-- For analysts: reports read the same lines of a period (revenue_in_period), or their sum by order (revenue_by_order). Rows are stored by placed_month: a condition on it reads only what it selects.
create or replace view revenue_lines
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
as
select
    fact.placed_month as placed_month,
    fact.order_id as order_id,
    fact.contact_id as contact_id,
    {{revenue_by_line()}}
