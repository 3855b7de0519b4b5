-- Lines of all orders; their revenue adds up to that of the orders.
-- Grain: one line of an order that was placed; an order without lines has one line without product.
-- Access: tables
-- Products are joined, not looked up in constant arrays: there may be hundreds of thousands.
create or replace view order_lines
(
    order_id        String comment 'Order',
    line            UInt32 comment 'Number of the line, from 1',
    product_id      String comment 'Product, (none) for an order without lines',
    product_name    String comment 'Name of the product, else (none)',
    category        String comment 'Category of the product; of the opportunity for an order without lines; else (none)',
    quantity        Decimal(18, 6) comment 'Quantity, 1 if not said',
    amount          Decimal(18, 2) comment 'Total of the line in the base currency, also if the order is cancelled',
    revenue         Decimal(18, 2) comment 'Amount, 0.00 if the order is cancelled',
    contact_id      String comment 'Contact that ordered',
    opportunity_id  String comment 'Opportunity behind the order, else (none)',
    campaign_id     String comment 'Campaign of that opportunity, else (none)',
    source_id       String comment 'Source of that opportunity, else of the contact, else (none)',
    salesperson_id  String comment 'Owner of that opportunity, else (none)',
    status          String comment 'Current status of the order',
    cancelled       UInt8 comment '1: the status is cancelled',
    ordered_at      DateTime64(3, '{{timezone}}') comment 'When the order was placed'
)
as
with lines as
    (
        select
            fact.order_id as order_id,
            place,
            line_product as product_id,
            line_category as category,
            line_quantity as quantity,
            line_amount as amount,
            fact.contact_id as contact_id,
            fact.opportunity_id as opportunity_id,
            fact.campaign_id as campaign_id,
            fact.source_id as source_id,
            fact.salesperson_id as salesperson_id,
            fact.status as status,
            fact.cancelled as cancelled,
            fact.ordered_at as ordered_at
        from fact_orders as fact final
        array join
            arrayEnumerate(fact.`lines.product_id`) as place,
            fact.`lines.product_id` as line_product,
            fact.`lines.category` as line_category,
            fact.`lines.quantity` as line_quantity,
            fact.`lines.amount` as line_amount
        where fact.state = 'live'
    )
select
    lines.order_id as order_id,
    toUInt32(lines.place) as line,
    lines.product_id as product_id,
    {{or_none(products.name)}} as product_name,
    lines.category as category,
    lines.quantity as quantity,
    lines.amount as amount,
    if(lines.cancelled, toDecimal64(0, 2), lines.amount) as revenue,
    lines.contact_id as contact_id,
    lines.opportunity_id as opportunity_id,
    lines.campaign_id as campaign_id,
    lines.source_id as source_id,
    lines.salesperson_id as salesperson_id,
    lines.status as status,
    lines.cancelled as cancelled,
    {{local_time(lines.ordered_at)}} as ordered_at
from lines
left any join products on products.product_id = lines.product_id
