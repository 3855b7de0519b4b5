-- Revenue of [from, to): revenue_in_period(from, to).
-- Grain: one line of revenue_lines whose order was placed in the period.
-- Access: tables
-- The months that the period touches are all that is read. In one step, as in created_opportunities.
create or replace view revenue_in_period
(
    order_id        String comment 'Order',
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
    fact.order_id as order_id,
    {{revenue_by_line()}}
  and {{in_period(fact.ordered_at)}}
  and {{months_of_period(fact.placed_month)}}
