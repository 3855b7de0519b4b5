create table if not exists orders_by_month
(
    placed_month UInt16 comment 'Month (12 * year + month, UTC) in which something says it was placed',
    key UInt64 comment 'Hash of order and contact',
    live UInt8 comment '1: lives, and was placed in this month; 0: what was here is gone, or is in another month',
    order_id String comment 'Order',
    contact_id String comment 'Contact that ordered',
    contact_name String comment 'Current name of the contact, else (none)',
    opportunity_id String comment 'Opportunity behind it, else (none)',
    description String comment 'Description of that opportunity, may be empty',
    campaign_id LowCardinality(String) comment 'Campaign of that opportunity, else (none)',
    source_id LowCardinality(String) comment 'Source of that opportunity, else of the contact, else (none)',
    salesperson_id LowCardinality(String) comment 'Owner of that opportunity, else (none)',
    stage_id LowCardinality(String) comment 'Current stage of that opportunity, else (none)',
    stage_order UInt16 comment 'Position of that stage in its campaign (from 1), 0 if not listed',
    stage_name LowCardinality(String) comment 'Name of that stage, else (none)',
    status LowCardinality(String) comment 'Current status',
    cancelled UInt8 comment '1: the status is cancelled',
    revenue Decimal(18, 2) comment 'Amount, 0.00 if cancelled',
    ordered_at DateTime64(3, 'UTC') comment 'When it was placed',
    `lines.category` Array(LowCardinality(String)) comment 'Category of each product, of the opportunity for an order without lines',
    `lines.amount` Array(Decimal(18, 2)) comment 'Line totals in the base currency, each rounded once',
    stage LowCardinality(String) materialized concat(toString(stage_order), '/', encodeURLComponent(stage_id), '/', encodeURLComponent(stage_name)) comment 'Order, id and name of that stage: order/id/name, id and name percent-encoded',
    version UInt64 comment 'Version of the row in fact_orders'
)
engine = {{ReplacingMergeTree(version) sharded by order_id}}
order by (placed_month, key)
settings non_replicated_deduplication_window = 1000
comment 'Orders by the month in which they were placed, fed from fact_orders. Read it through the view revenue_lines.';
