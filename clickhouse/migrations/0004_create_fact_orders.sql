create table if not exists fact_orders
(
    state Enum8('live' = 1, 'deleted' = 2, 'incomplete' = 3, 'moved' = 4, 'gone' = 5) comment 'live; incomplete: no placed event yet; gone: its only event lost against another content',
    order_id String comment 'Order',
    contact_id String comment 'Contact that ordered',
    contact_name String comment 'Current name of the contact, else (none)',
    opportunity_id String comment 'Opportunity behind it, else (none)',
    description String comment 'Description of that opportunity, may be empty',
    campaign_id String comment 'Campaign of that opportunity, else (none)',
    source_id String comment 'Source of that opportunity, else of the contact, else (none)',
    salesperson_id String comment 'Owner of that opportunity, else (none)',
    stage_id String default '(none)' comment 'Current stage of that opportunity, else (none)',
    stage_order UInt16 default 0 comment 'Position of that stage in its campaign (from 1), 0 if not listed',
    stage_name String default '(none)' comment 'Name of that stage, else (none)',
    status String comment 'Current status',
    cancelled UInt8 comment '1: the status is cancelled',
    currency LowCardinality(String) comment 'Currency of the order',
    amount Decimal(18, 2) comment 'Current amount in the base currency, also if cancelled',
    revenue Decimal(18, 2) comment 'Amount, 0.00 if cancelled',
    ordered_at DateTime64(3, 'UTC') comment 'When it was placed',
    updated_at DateTime64(3, 'UTC') comment 'Time of its last event',
    `lines.product_id` Array(String) comment 'Products, (none) for an order without lines',
    `lines.category` Array(String) comment 'Category of each product, of the opportunity for an order without lines',
    `lines.quantity` Array(Decimal(18, 6)) comment 'Quantities, 1 if not said',
    `lines.amount` Array(Decimal(18, 2)) comment 'Line totals in the base currency, each rounded once',
    missing_fx UInt8 comment '1: there is no exchange rate on or before the day; amounts read 0.00',
    placed_months Array(UInt16) default if(toUnixTimestamp64Milli(ordered_at) = 0, [], [toUInt16(toRelativeMonthNum(ordered_at))]) comment 'Months (12 * year + month, UTC) of everything that says it was placed, ascending',
    version UInt64 comment 'Grows with the set of events this row was derived from',
    index by_opportunity_id opportunity_id type bloom_filter(0.001) granularity 1,
    index by_contact_id contact_id type bloom_filter(0.001) granularity 1
)
engine = {{ReplacingMergeTree(version) sharded by order_id}}
order by (order_id, contact_id)
settings non_replicated_deduplication_window = 1000
comment 'One row per order in its latest state. Read it through the views orders and order_lines.';
