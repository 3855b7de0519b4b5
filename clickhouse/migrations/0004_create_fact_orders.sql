-- Grain: one order; its lines are arrays of the row, so order and lines change together.
-- The contact is part of the key: an event that names an order under another contact is derived among that contact's events, and must not
-- replace the row of the one it belongs to.
create table if not exists fact_orders
(
    order_id          String comment 'Order',
    live              UInt8 comment '1: live; 0: no placed event yet; 2: gone (its only event lost against another content)',
    contact_id        String comment 'Contact that ordered',
    contact_name      String comment 'Current name of the contact, else (none)',
    opportunity_id    String comment 'Opportunity behind the order; (none) without one, or if it is deleted or unknown',
    description       String comment 'Description of that opportunity',
    campaign_id       String comment 'Campaign of that opportunity, else (none)',
    source_id         String comment 'Source of that opportunity, else of the contact, else (none)',
    salesperson_id    String comment 'Owner of that opportunity, else (none)',
    status            String comment 'Current status',
    cancelled         UInt8 comment '1: the status is cancelled',
    currency          LowCardinality(String) comment 'Currency of the order',
    amount            Decimal(18, 2) comment 'Current amount in the base currency, also if cancelled',
    revenue           Decimal(18, 2) comment 'Amount, 0.00 if cancelled',
    ordered_at        DateTime64(3, 'UTC') comment 'When it was placed',
    updated_at        DateTime64(3, 'UTC') comment 'Time of its last event',
    `lines.product_id` Array(String) comment 'Products, (none) for an order without lines',
    `lines.category`  Array(String) comment 'Category of each product, of the opportunity for an order without lines',
    `lines.quantity`  Array(Decimal(18, 6)) comment 'Quantities, 1 if not said',
    `lines.amount`    Array(Decimal(18, 2)) comment 'Line totals in the base currency, each rounded once',
    missing_fx        UInt8 comment '1: there is no exchange rate on or before the day; amounts read 0.00',
    version           UInt64 comment 'Grows with the set of events this row was derived from'
)
engine = {{ReplacingMergeTree(version)}}
order by (order_id, contact_id)
settings non_replicated_deduplication_window = 1000
comment 'One row per order in its latest state. Read it through the views orders and order_lines.'
