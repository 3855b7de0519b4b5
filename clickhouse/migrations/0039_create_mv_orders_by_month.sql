-- Feeds orders_by_month as rows are inserted. A row may come again: it replaces itself.
create materialized view if not exists mv_orders_by_month to orders_by_month
(
    placed_month      UInt16 comment 'Month (12 * year + month, UTC) in which something says it was placed',
    key               UInt64 comment 'Hash of order and contact: one number compares faster than two strings',
    live              UInt8 comment '1: lives, and was placed in this month; 0: what stood here is gone or stands elsewhere',
    order_id          String comment 'Order',
    contact_id        String comment 'Contact that ordered',
    contact_name      String comment 'Current name of the contact, else (none)',
    opportunity_id    String comment 'Opportunity behind the order, else (none)',
    description       String comment 'Description of that opportunity',
    campaign_id       LowCardinality(String) comment 'Campaign of that opportunity, else (none)',
    source_id         LowCardinality(String) comment 'Source of that opportunity, else of the contact, else (none)',
    salesperson_id    LowCardinality(String) comment 'Owner of that opportunity, else (none)',
    status            LowCardinality(String) comment 'Current status',
    cancelled         UInt8 comment '1: the status is cancelled',
    revenue           Decimal(18, 2) comment 'Amount in the base currency, 0.00 if cancelled',
    ordered_at        DateTime64(3, 'UTC') comment 'When it was placed',
    `lines.category`  Array(LowCardinality(String)) comment 'Category of each line''s product, of the opportunity for an order without lines',
    `lines.amount`    Array(Decimal(18, 2)) comment 'Line totals in the base currency, each rounded once',
    version           UInt64 comment 'Version of the row in fact_orders'
)
as
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
from fact_orders as fact
array join arrayDistinct(fact.placed_months) as month
comment 'Feeds orders_by_month as rows are inserted'
